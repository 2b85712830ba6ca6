-- Who decides about the fleet: one row. The token grows with each take-over, and only its bearer decides.
create table scaling_leader (
  one boolean primary key check (one),
  leader text not null,
  leads_until timestamptz not null,
  token bigint not null,
  memory jsonb,
  last_sizing uuid
);
