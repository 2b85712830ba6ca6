select event_id from queue_line where event_id = :eventId for update
