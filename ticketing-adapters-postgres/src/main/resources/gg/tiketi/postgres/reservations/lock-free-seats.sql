-- Locks the free ones among the candidates by number and waits for them.
select seat_no
from seat
where event_id = :eventId and seat_no = any(:candidates) and status = 0
order by seat_no
for update
