update event
set registered_count = registered_count + :change
where id = :eventId
