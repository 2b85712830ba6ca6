-- A cancelled event of which nothing lives is never looked at again: nothing more can be granted of it.
update event e
set all_ended = true
where e.cancelled_at is not null and not e.all_ended and not exists (
  select from quota q
  join reservation r on r.account_id = q.account_id and r.event_id = q.event_id
  where q.event_id = e.id and q.owned > 0 and r.status in ('PENDING', 'CONFIRMED'))
