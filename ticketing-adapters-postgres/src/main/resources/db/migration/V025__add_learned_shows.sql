-- What each sale taught: its demand minute by minute around the opening. It outlives the minutes it was learned from.
create table learned_show (
  event_id uuid primary key,
  artist text not null,
  opens_at timestamptz not null,
  zone text not null,
  stock bigint,
  registered integer,
  offsets integer[] not null,
  concurrent integer[] not null,
  queued integer[] not null,
  check (cardinality(offsets) = cardinality(concurrent) and cardinality(offsets) = cardinality(queued))
);

create index learned_show_by_opening on learned_show (opens_at);
