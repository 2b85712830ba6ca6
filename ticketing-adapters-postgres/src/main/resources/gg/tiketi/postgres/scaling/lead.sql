insert into scaling_leader as l (one, leader, leads_until, token)
values (true, :instance, :until, 1)
on conflict (one) do update
set token = case when l.leads_until <= :now then l.token + 1 else l.token end, leader = excluded.leader,
  leads_until = excluded.leads_until
where l.leads_until <= :now or l.leader = excluded.leader
returning token
