-- Locks refunds that are due, passing over those that another instance is claiming or completing.
with due as (
  select id as due_id, pause_millis as pause
  from refund
  where status = 'PENDING' and send_at <= :now
  order by send_at
  limit :limit
  for update skip locked
)
update refund
set send_at = :now + due.pause * interval '1 millisecond', pause_millis = least(due.pause * 2, :longestMillis)
from due
where id = due.due_id
returning id, payment_id, reservation_id, amount, currency, cause, status
