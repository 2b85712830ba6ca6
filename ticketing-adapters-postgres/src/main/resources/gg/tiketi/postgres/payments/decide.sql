-- The caller has locked the payment.
update payment
set status = :status, decided_at = :decidedAt, captured = captured + :captured,
  provider_reference = coalesce(:reference, provider_reference)
where id = :id
