update event
set cancelled_at = coalesce(cancelled_at, :now)
where id = :id
