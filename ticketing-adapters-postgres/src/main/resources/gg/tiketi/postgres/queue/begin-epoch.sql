insert into queue_line as line (event_id, epoch)
values (:eventId, 1)
on conflict (event_id) do update
set epoch = line.epoch + 1
where line.epoch = :seen
