-- The payment that bought the reservation: captured, and nothing of it has gone back. The caller has locked the reservation.
select p.id
from payment p
where p.reservation_id = :reservationId and p.status = 'COMPLETED'
  and not exists (select from refund f where f.payment_id = p.id)
order by p.created_at, p.id
limit 1
