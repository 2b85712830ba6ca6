-- Locks the named holds that have run out, by id, and waits for them.
select id, number, event_id, account_id, status, items, currency, created_at, expires_at, changed_at, payment_method,
  payment_status
from reservation
where id = any(:ids) and status = 'PENDING' and expires_at <= :now
order by id
for update
