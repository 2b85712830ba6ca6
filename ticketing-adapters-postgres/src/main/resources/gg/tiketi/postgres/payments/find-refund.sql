select id, payment_id, reservation_id, amount, currency, cause, status
from refund
where id = :id
