-- The caller has locked the reservations.
update ticket
set live = false, ended_at = :now
where reservation_id = any(:reservations) and live
