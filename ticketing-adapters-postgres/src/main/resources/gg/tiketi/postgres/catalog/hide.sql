update event
set hidden = true
where id = :id
