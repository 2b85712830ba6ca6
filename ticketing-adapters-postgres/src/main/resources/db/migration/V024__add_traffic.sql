-- What was seen of each event, minute by minute, by each instance and of each line. What sources saw in a minute adds up.
create table traffic_minute (
  event_id uuid not null,
  minute timestamptz not null,
  source text not null,
  concurrent integer not null check (concurrent >= 0),
  queued integer not null check (queued >= 0),
  arrivals integer not null check (arrivals >= 0),
  admissions integer not null check (admissions >= 0),
  in_service integer not null check (in_service >= 0),
  primary key (event_id, minute, source)
);

create index traffic_minute_by_time on traffic_minute (minute);
