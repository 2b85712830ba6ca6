delete from traffic_minute
where (event_id, minute, source) in (
  select event_id, minute, source from traffic_minute where minute < :instant limit :limit for update skip locked
)
