select ticket_type_id, held, sold, total, version
from stock
where event_id = :eventId
order by ticket_type_id
