select epoch from queue_line where event_id = :eventId
