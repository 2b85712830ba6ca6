-- The caller has locked reservation and payment.
with completed as (
  update refund
  set status = 'COMPLETED', completed_at = :now
  where id = :id and status = 'PENDING'
  returning payment_id, amount
)
update payment p
set refunded = p.refunded + completed.amount
from completed
where p.id = completed.payment_id
