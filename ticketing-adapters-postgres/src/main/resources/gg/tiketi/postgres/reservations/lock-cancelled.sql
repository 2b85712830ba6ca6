-- Locks live reservations of cancelled events, passing over those that are locked. Whoever owns something of an event
-- has a row of quota above 0, which spares the reservations an index by event.
select r.id, r.number, r.event_id, r.account_id, r.status, r.items, r.currency, r.created_at, r.expires_at, r.changed_at,
  r.payment_method, r.payment_status
from event e
join quota q on q.event_id = e.id and q.owned > 0
join reservation r on r.account_id = q.account_id and r.event_id = e.id
where e.cancelled_at is not null and not e.all_ended and r.status in ('PENDING', 'CONFIRMED')
order by r.id
limit :limit
for update of r skip locked
