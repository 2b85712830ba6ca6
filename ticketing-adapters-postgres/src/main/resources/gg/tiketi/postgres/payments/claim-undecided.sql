-- Locks undecided payments whose look-up is due, passing over those that another instance is claiming or settling.
with due as (
  select id as due_id, pause_millis as pause
  from payment
  where status = 'PENDING' and look_up_at <= :now
  order by look_up_at
  limit :limit
  for update skip locked
)
update payment
set look_up_at = :now + due.pause * interval '1 millisecond', pause_millis = least(due.pause * 2, :longestMillis)
from due
where id = due.due_id
returning id, reservation_id, event_id, account_id, method, amount, currency, status, created_at, decided_at
