-- Everything that happened in the lines, each entry hashed with the one before it, so that none can be changed or left out
-- unseen.
create table queue_log (
  event_id uuid not null,
  epoch integer not null,
  entry bigint not null,
  at timestamptz not null,
  kind text not null,
  first_number bigint not null,
  last_number bigint not null,
  account_id uuid,
  hash bytea not null,
  primary key (event_id, epoch, entry)
);
