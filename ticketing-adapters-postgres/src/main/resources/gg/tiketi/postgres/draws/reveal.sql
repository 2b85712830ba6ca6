update draw
set secret = :secret
where event_id = :eventId and round = :round and list_root is not null and secret is null
