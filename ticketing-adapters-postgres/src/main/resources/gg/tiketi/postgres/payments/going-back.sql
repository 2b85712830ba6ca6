select exists (
  select from refund where payment_id = :id and cause in ('LATE_CAPTURE', 'WRONG_AMOUNT'))
