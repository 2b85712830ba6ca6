select list from draw where event_id = :eventId and round = :round and list is not null
