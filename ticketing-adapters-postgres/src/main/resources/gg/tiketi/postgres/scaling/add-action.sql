insert into scaling_action (id, at, step, plan_ids, observed_min, observed_max, observed_desired, observed_in_service,
  token, why, fleet, dry_run)
values (:id, :at, cast(:step as jsonb), :planIds, :min, :max, :desired, :inService, :token, :why, :fleet, :dryRun)
