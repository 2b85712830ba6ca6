select id, event_id, users, opens_at, starts_at, releases_at_latest, policy, state, made_by, made_at, made_because,
  approved_by, approved_at, approved_because, ended_by, ended_at, ended_because, calm_since, calm_seen, ready_at,
  not_ready_at
from scaling_plan
where state in ('PROPOSED', 'APPROVED') and event_id is not distinct from coalesce(:eventId, event_id)
order by starts_at, id
