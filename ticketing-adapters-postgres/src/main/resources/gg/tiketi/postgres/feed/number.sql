-- Locks the one row of feed_head, or does nothing when another instance holds it or the outbox is empty; then moves the
-- oldest committed facts to the feed. What a transaction commits after another committed has the greater id, so that each
-- topic's commits keep their order; what commits late gets a later position.
with head as materialized (
  select position from feed_head where exists (select from outbox) for update skip locked
),
batch as (
  delete from outbox
  where id in (select id from outbox where exists (select from head) order by id limit :limit)
  returning id, topic, facts
),
counted as (
  select topic, count(*) as commits from batch where topic is not null group by topic order by topic
),
versions as (
  insert into topic_version as t (topic, version)
  select topic, commits from counted
  on conflict (topic) do update set version = t.version + excluded.version
  returning topic, version
),
moved as (
  update feed_head
  set position = feed_head.position + (select count(*) from batch)
  where exists (select from batch)
  returning position
),
numbered as (
  select
    moved.position - count(*) over () + row_number() over (order by batch.id) as position,
    batch.topic,
    coalesce(
      versions.version - counted.commits + row_number() over (partition by batch.topic order by batch.id), 0) as version,
    batch.facts
  from batch
  cross join moved
  left join counted on counted.topic = batch.topic
  left join versions on versions.topic = batch.topic
)
insert into feed (position, topic, version, facts)
select position, topic, version, facts from numbered
