select seat_no, status, locked_until, version
from seat
where event_id = :eventId
order by seat_no
