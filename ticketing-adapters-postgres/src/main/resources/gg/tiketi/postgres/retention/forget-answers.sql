-- Locks what it deletes, passing over answers that a call is reading for itself.
delete from answer
where (account_id, key) in (
  select account_id, key from answer where expires_at <= :now limit :limit for update skip locked
)
