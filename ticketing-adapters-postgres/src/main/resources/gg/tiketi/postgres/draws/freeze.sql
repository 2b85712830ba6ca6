update draw
set list_root = :root, list = :list
where event_id = :eventId and round = :round and number_before is not null and list_root is null
