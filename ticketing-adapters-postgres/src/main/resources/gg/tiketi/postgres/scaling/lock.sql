-- Locks the one row, so that plans change and decisions are made one after the other.
insert into scaling_leader as l (one, leader, leads_until, token)
values (true, '', 'epoch', 0)
on conflict (one) do update set one = true
returning l.token
