insert into payment (id, reservation_id, event_id, account_id, method, amount, currency, status, created_at, look_up_at,
  pause_millis)
values (:id, :reservationId, :eventId, :accountId, :method, :amount, :currency, 'PENDING', :now, :lookUpAt,
  :pauseMillis)
