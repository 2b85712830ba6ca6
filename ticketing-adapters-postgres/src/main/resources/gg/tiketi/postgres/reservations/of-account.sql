select id, number, event_id, account_id, status, items, currency, created_at, expires_at, changed_at, payment_method,
  payment_status
from reservation
where account_id = :accountId
order by created_at desc, id
limit :limit offset :skip
