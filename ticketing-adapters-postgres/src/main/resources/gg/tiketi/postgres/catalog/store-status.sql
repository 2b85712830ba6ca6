update event
set status = :status
where id = :id and status is distinct from :status
