update draw
set entrants = (select count(*) from draw_entry where event_id = :eventId)
where event_id = :eventId and round = :round and entrants is null
