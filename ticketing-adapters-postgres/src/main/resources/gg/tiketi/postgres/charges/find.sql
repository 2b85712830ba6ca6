select payment_id, amount, currency, captured, decided_at
from simulated_charge
where payment_id = :paymentId
