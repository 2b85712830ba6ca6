-- All that wishes depend on, in one round trip. Keeps cancelling and hiding of the events waiting until this transaction
-- ends; locks the wanted seats that are free, passing over those that another transaction is deciding; then waits for the
-- stocks, by id; then locks what is known of the people, passing over those that are locked. So nobody waits for a seat or
-- a person here, and the caller finds out whom and what was passed over. Of an event that has opened it tells when it closes: the
-- decision comes later.
with wanted_event as materialized (
  select id, pg_advisory_xact_lock_shared(hashtextextended(cast(id as text), 0)) as kept
  from unnest(:events) as w (id)
),
free_seat as materialized (
  select s.event_id, s.seat_no, s.status, s.reservation_id, s.locked_until, s.version
  from unnest(:seatEvents, :seatNumbers) as w (event_id, seat_no)
  join seat s on s.event_id = w.event_id and s.seat_no = w.seat_no
  where s.status = 0
  order by s.event_id, s.seat_no
  for update of s skip locked
),
locked_stock as materialized (
  select ticket_type_id, event_id, held, sold, total, version
  from stock
  where ticket_type_id = any(:types)
  order by ticket_type_id
  for update
),
locked_quota as materialized (
  select q.event_id, q.account_id, q.owned
  from unnest(:personEvents, :personAccounts) as w (event_id, account_id)
  join quota q on q.event_id = w.event_id and q.account_id = w.account_id
  where (select count(*) from locked_stock) >= 0
  order by q.event_id, q.account_id
  for update of q skip locked
)
select 'seat' as kind, event_id, reservation_id as other_id, seat_no as number, status, locked_until, version,
  0 as held, 0 as sold, 0 as total, null as key, null as fingerprint, null as reservation, null as refund
from free_seat
union all
select 'stock', event_id, ticket_type_id, 0, 0, null, version, held, sold, total, null, null, null, null
from locked_stock
union all
select 'person', event_id, account_id, owned, 0, null, 0, 0, 0, 0, null, null, null, null
from locked_quota
union all
select 'known', q.event_id, q.account_id, 0, 0, null, 0, 0, 0, 0, null, null, null, null
from unnest(:personEvents, :personAccounts) as w (event_id, account_id)
join quota q on q.event_id = w.event_id and q.account_id = w.account_id
union all
select 'open', e.id, null, 0, 0, e.closes_at, 0, 0, 0, 0, null, null, null, null
from wanted_event w
join event e on e.id = w.id
where w.kept is not null and e.cancelled_at is null and not e.hidden and e.opens_at <= :now
union all
select 'answer', a.payment_id, a.account_id, 0, 0, null, 0, 0, 0, 0, a.key, a.fingerprint, cast(a.reservation as text),
  cast(a.refund as text)
from unnest(:keyAccounts, :keys) as w (account_id, key)
join answer a on a.account_id = w.account_id and a.key = w.key
where a.expires_at > :now
