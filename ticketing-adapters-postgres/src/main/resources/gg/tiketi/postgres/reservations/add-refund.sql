insert into refund (id, payment_id, reservation_id, amount, currency, cause, status, created_at, send_at, pause_millis)
values (:id, :paymentId, :reservationId, :amount, :currency, :cause, 'PENDING', :now, :now, :pauseMillis)
