-- Locks the event's row, after the stock's if that is locked, too.
update event e
set min_price = p.min_price, max_price = p.max_price
from (
  select coalesce(min(price), 0) as min_price, coalesce(max(price), 0) as max_price
  from ticket_type
  where event_id = :eventId
) p
where e.id = :eventId
