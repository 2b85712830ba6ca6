insert into simulated_charge (payment_id, amount, currency, captured, decided_at)
values (:paymentId, :amount, :currency, :captured, :decidedAt)
on conflict (payment_id) do nothing
