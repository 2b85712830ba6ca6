-- Locks and waits: seats by event and number, then stocks by id, then people by event and account. Everybody who waits for
-- such rows waits in this order, and before that for reservations by id, and after it for keys.
with locked_seat as materialized (
  select s.event_id, s.seat_no, s.status, s.reservation_id, s.locked_until, s.version
  from unnest(:seatEvents, :seatNumbers) as w (event_id, seat_no)
  join seat s on s.event_id = w.event_id and s.seat_no = w.seat_no
  order by s.event_id, s.seat_no
  for update of s
),
locked_stock as materialized (
  select ticket_type_id, event_id, held, sold, total, version
  from stock
  where ticket_type_id = any(:types) and (select count(*) from locked_seat) >= 0
  order by ticket_type_id
  for update
),
locked_quota as materialized (
  select q.event_id, q.account_id, q.owned
  from unnest(:personEvents, :personAccounts) as w (event_id, account_id)
  join quota q on q.event_id = w.event_id and q.account_id = w.account_id
  where (select count(*) from locked_seat) >= 0 and (select count(*) from locked_stock) >= 0
  order by q.event_id, q.account_id
  for update of q
)
select 'seat' as kind, event_id, reservation_id as other_id, seat_no as number, status, locked_until, version,
  0 as held, 0 as sold, 0 as total
from locked_seat
union all
select 'stock', event_id, ticket_type_id, 0, 0, null, version, held, sold, total
from locked_stock
union all
select 'person', event_id, account_id, owned, 0, null, 0, 0, 0, 0
from locked_quota
