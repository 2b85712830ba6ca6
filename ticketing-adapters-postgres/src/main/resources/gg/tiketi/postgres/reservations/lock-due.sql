-- Locks the oldest holds that have run out, passing over those that somebody is ending, paying or changing.
select id, number, event_id, account_id, status, items, currency, created_at, expires_at, changed_at, payment_method,
  payment_status
from reservation
where status = 'PENDING' and expires_at <= :now
order by expires_at
limit :limit
for update skip locked
