select account_id, number, admitted_at
from queue_admission
where event_id = :eventId and admitted_at >= :since
order by admitted_at, number
