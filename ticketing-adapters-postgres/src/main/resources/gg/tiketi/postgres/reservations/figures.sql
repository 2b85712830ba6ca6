select count(*) as live, count(*) filter (where r.status = 'CONFIRMED') as paid,
  coalesce(sum(r.total) filter (where r.status = 'CONFIRMED'), 0) as amount
from quota q
join reservation r on r.account_id = q.account_id and r.event_id = q.event_id
where q.event_id = :eventId and q.owned > 0 and r.status in ('PENDING', 'CONFIRMED')
