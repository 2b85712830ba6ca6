select a.id, a.at, a.step, a.plan_ids, a.observed_min, a.observed_max, a.observed_desired, a.observed_in_service, a.token,
  a.why, a.fleet, a.dry_run, o.kind, o.code, o.reason
from scaling_action a
left join scaling_outcome o on o.action_id = a.id
where a.at >= :from and a.at < :to
order by a.at desc, a.id
limit :limit
