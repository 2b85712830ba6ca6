delete from session
where id = :id
returning account_id
