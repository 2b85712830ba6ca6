-- Locks the one payment. Its reservation has been locked before, so that no other payment of it can begin meanwhile.
select p.id, p.reservation_id, p.event_id, p.account_id, p.method, p.amount, p.currency, p.status, p.created_at,
  p.decided_at,
  not exists (
    select from payment later where later.reservation_id = p.reservation_id and later.ordinal > p.ordinal) as is_latest
from payment p
where p.id = :id
for update of p
