-- Holds that have run out and have the wanted seats, are the wanted people's, or are of events whose tickets are wanted.
select r.id
from reservation r
where r.status = 'PENDING' and r.expires_at <= :now and (
  r.event_id = any(:stockEvents)
  or (r.event_id, r.account_id) in (
    select w.event_id, w.account_id from unnest(:personEvents, :personAccounts) as w (event_id, account_id))
  or r.id in (
    select s.reservation_id
    from unnest(:seatEvents, :seatNumbers) as w (event_id, seat_no)
    join seat s on s.event_id = w.event_id and s.seat_no = w.seat_no
    where s.locked_until <= :now))
order by r.expires_at, r.id
limit :limit
