-- Locks what it deletes, passing over sessions that are being refreshed.
delete from session
where id in (
  select id from session where expires_at <= :now limit :limit for update skip locked
)
