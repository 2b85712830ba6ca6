-- How many people somebody expects around an opening; instances follow from those in force, added up.
create table scaling_plan (
  id uuid primary key,
  event_id uuid,
  users bigint not null check (users >= 0),
  opens_at timestamptz not null,
  starts_at timestamptz not null,
  releases_at_latest timestamptz not null check (releases_at_latest > starts_at),
  policy text not null,
  state text not null,
  made_by text not null,
  made_at timestamptz not null,
  made_because text not null,
  approved_by text,
  approved_at timestamptz,
  approved_because text,
  ended_by text,
  ended_at timestamptz,
  ended_because text,
  calm_since timestamptz,
  calm_seen timestamptz,
  ready_at timestamptz,
  not_ready_at timestamptz
);
create index scaling_plan_open on scaling_plan (starts_at) where state in ('PROPOSED', 'APPROVED');
create index scaling_plan_starts on scaling_plan (starts_at);
