-- The life that an event's line is in, and what would be needed to begin it anew: the numbers that left, claimed and came
-- out, as bits. The line itself lives elsewhere and may be lost.
create table queue_line (
  event_id uuid primary key,
  epoch integer not null,
  kept_epoch integer not null default 0,
  version bigint not null default 0,
  tail bigint not null default 0,
  head bigint not null default 0,
  left_bits bytea not null default '',
  claimed_bits bytea not null default '',
  ended_bits bytea not null default ''
);
