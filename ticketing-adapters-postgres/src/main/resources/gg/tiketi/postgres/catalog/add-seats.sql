insert into seat (event_id, seat_no, status)
select :eventId, seat_no, case when seat_no = any(:blocked) then 3 else 0 end
from generate_series(0, :seats - 1) as numbers (seat_no)
