-- Which refused wishes might be granted after all, and whether holds that have run out are the reason: a seat they missed is
-- held by such a hold, or all are free and only another transaction is deciding them; the person, or the event that is sold
-- out, has such holds; or their key has been answered meanwhile.
select w.ordinal, bool_or(coalesce(s.status = 1 and s.locked_until <= :now, false)) as is_due
from unnest(:takenWishes, :takenEvents, :takenSeats) as w (ordinal, event_id, seat_no)
left join seat s on s.event_id = w.event_id and s.seat_no = w.seat_no
group by w.ordinal
having bool_or(coalesce(s.status = 1 and s.locked_until <= :now, false)) or bool_and(coalesce(s.status = 0, false))
union all
select w.ordinal, true
from unnest(:limitedWishes, :limitedEvents, :limitedAccounts) as w (ordinal, event_id, account_id)
where exists (
  select from reservation r
  where r.account_id = w.account_id and r.event_id = w.event_id and r.status = 'PENDING' and r.expires_at <= :now)
union all
select w.ordinal, true
from unnest(:soldOutWishes, :soldOutEvents) as w (ordinal, event_id)
where exists (
  select from reservation r where r.event_id = w.event_id and r.status = 'PENDING' and r.expires_at <= :now)
union all
select w.ordinal, false
from unnest(:keyWishes, :keyAccounts, :keys) as w (ordinal, account_id, key)
join answer a on a.account_id = w.account_id and a.key = w.key
where a.expires_at > :now
