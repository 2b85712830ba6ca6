select seat_no
from seat
where event_id = :eventId and seat_no = any(:candidates) and status = 0
