update draw
set number_before = :before
where event_id = :eventId and round = :round and entrants is not null and number_before is null
