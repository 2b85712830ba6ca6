-- All that a transaction does to a sale, in one round trip. Every row but new ones was locked before; a seat or stock that
-- is not at the version it was locked at is left alone, and the counts tell. The people come by event and account, the keys
-- by account and key, because a new one may have to wait for another transaction's.
with seat_write as (
  update seat s
  set status = w.status, reservation_id = w.reservation_id, locked_until = w.locked_until, version = w.version
  from unnest(:seatEvents, :seatNumbers, :seatStatuses, :seatOwners, cast(:seatUntils as timestamptz[]), :seatVersions)
    as w (event_id, seat_no, status, reservation_id, locked_until, version)
  where s.event_id = w.event_id and s.seat_no = w.seat_no and s.version = w.version - 1
  returning 1
),
stock_write as (
  update stock s
  set held = w.held, sold = w.sold, total = w.total, version = w.version
  from unnest(:types, :helds, :solds, :totals, :stockVersions) as w (ticket_type_id, held, sold, total, version)
  where s.ticket_type_id = w.ticket_type_id and s.version = w.version - 1
  returning 1
),
grant_write as (
  insert into reservation (id, number, event_id, account_id, status, items, quantity, total, currency, created_at,
    expires_at, changed_at)
  select w.id, w.number, w.event_id, w.account_id, 'PENDING', cast(w.items as jsonb), w.quantity, w.total, w.currency,
    w.created_at, w.expires_at, w.created_at
  from unnest(:grantIds, :grantNumbers, :grantEvents, :grantAccounts, :grantItems, :grantQuantities, :grantTotals,
    :grantCurrencies, cast(:grantTimes as timestamptz[]), cast(:grantEnds as timestamptz[]))
    as w (id, number, event_id, account_id, items, quantity, total, currency, created_at, expires_at)
),
change_write as (
  update reservation r
  set status = w.status, items = cast(w.items as jsonb), quantity = w.quantity, total = w.total,
    expires_at = w.expires_at, changed_at = w.changed_at, payment_method = w.payment_method,
    payment_status = w.payment_status
  from unnest(:changeIds, :changeStatuses, :changeItems, :changeQuantities, :changeTotals,
    cast(:changeEnds as timestamptz[]), cast(:changeTimes as timestamptz[]), :changeMethods, :changePayments)
    as w (id, status, items, quantity, total, expires_at, changed_at, payment_method, payment_status)
  where r.id = w.id
),
gain_write as (
  insert into quota as q (event_id, account_id, owned, cap)
  select event_id, account_id, owned, cap
  from unnest(:gainEvents, :gainAccounts, :gains, :gainCaps) as w (event_id, account_id, owned, cap)
  order by event_id, account_id
  on conflict (event_id, account_id) do update set owned = q.owned + excluded.owned, cap = excluded.cap
),
loss_write as (
  update quota q
  set owned = q.owned - w.lost
  from unnest(:lossEvents, :lossAccounts, :losses) as w (event_id, account_id, lost)
  where q.event_id = w.event_id and q.account_id = w.account_id
),
answer_write as (
  insert into answer as a (account_id, key, fingerprint, reservation, refund, payment_id, expires_at)
  select account_id, key, fingerprint, cast(reservation as json), cast(refund as json), payment_id, :answersUntil
  from unnest(:keyAccounts, :keys, :fingerprints, :answeredReservations, :answeredRefunds, :answeredPayments)
    as w (account_id, key, fingerprint, reservation, refund, payment_id)
  order by account_id, key
  on conflict (account_id, key) do update
  set fingerprint = excluded.fingerprint, reservation = excluded.reservation, refund = excluded.refund,
    payment_id = excluded.payment_id, expires_at = excluded.expires_at
  where a.expires_at <= :now
  returning 1
),
fact_write as (
  insert into outbox (topic, facts)
  select topic, cast(facts as json) from unnest(:topics, :facts) as w (topic, facts)
)
select
  (select count(*) from seat_write) as seats,
  (select count(*) from stock_write) as stocks,
  (select count(*) from answer_write) as answers,
  (select count(*) from event where id = any(:openEvents) and cancelled_at is null and not hidden) as open_events
