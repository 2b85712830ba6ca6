insert into simulated_refund (refund_id, payment_id, amount, currency)
values (:refundId, :paymentId, :amount, :currency)
on conflict (refund_id) do nothing
