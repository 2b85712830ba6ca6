-- The feed. A transaction leaves its facts in the outbox; after the commit one numberer at a time, who holds the row of
-- feed_head, moves them to the feed and gives them the next positions, so that no position is ever missing in between.
create table outbox (
  id bigint generated always as identity primary key,
  topic uuid,
  facts json not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create table feed (
  position bigint primary key,
  topic uuid,
  version bigint not null,
  facts json not null
);

create table feed_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null
) with (fillfactor = 20);

insert into feed_head (position) values (0);

create table topic_version (
  topic uuid primary key,
  version bigint not null
) with (fillfactor = 50);
