select id, reservation_id, event_id, account_id, method, amount, currency, status, created_at, decided_at
from payment
where id = :id
