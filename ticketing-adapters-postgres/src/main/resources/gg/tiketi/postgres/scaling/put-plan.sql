insert into scaling_plan (id, event_id, users, opens_at, starts_at, releases_at_latest, policy, state, made_by, made_at,
  made_because, approved_by, approved_at, approved_because, ended_by, ended_at, ended_because, calm_since, calm_seen,
  ready_at, not_ready_at)
values (:id, :eventId, :users, :opensAt, :startsAt, :releasesAtLatest, :policy, :state, :madeBy, :madeAt, :madeBecause,
  :approvedBy, :approvedAt, :approvedBecause, :endedBy, :endedAt, :endedBecause, :calmSince, :calmSeen, :readyAt,
  :notReadyAt)
on conflict (id) do update
set starts_at = excluded.starts_at, releases_at_latest = excluded.releases_at_latest, state = excluded.state,
  approved_by = excluded.approved_by, approved_at = excluded.approved_at, approved_because = excluded.approved_because,
  ended_by = excluded.ended_by, ended_at = excluded.ended_at, ended_because = excluded.ended_because,
  calm_since = excluded.calm_since, calm_seen = excluded.calm_seen, ready_at = excluded.ready_at,
  not_ready_at = excluded.not_ready_at
