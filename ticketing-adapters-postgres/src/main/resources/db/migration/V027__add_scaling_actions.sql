-- What was asked of the keeper of the group, and what became of it. Rows are added and never changed.
create table scaling_action (
  id uuid primary key,
  at timestamptz not null,
  step jsonb not null,
  plan_ids uuid[] not null,
  observed_min integer not null,
  observed_max integer not null,
  observed_desired integer not null,
  observed_in_service integer not null,
  token bigint not null,
  why text not null,
  fleet text not null,
  dry_run boolean not null
);
create index scaling_action_at on scaling_action (at);

create table scaling_outcome (
  action_id uuid primary key,
  kind text not null,
  code text not null,
  reason text not null
);
