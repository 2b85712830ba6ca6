-- Locks the one reservation.
select id, number, event_id, account_id, status, items, currency, created_at, expires_at, changed_at, payment_method,
  payment_status
from reservation
where id = :id
for update
