-- Of a minute that is there already the busier look counts. Rows are locked in the order of event, minute and source.
insert into traffic_minute as was (event_id, minute, source, concurrent, queued, arrivals, admissions, in_service)
select s.event_id, timestamptz 'epoch' + s.epoch_seconds * interval '1 second', s.source, s.concurrent, s.queued, s.arrivals,
  s.admissions, s.in_service
from unnest(:events, :minutes, :sources, :concurrent, :queued, :arrivals, :admissions, :inService)
  as s (event_id, epoch_seconds, source, concurrent, queued, arrivals, admissions, in_service)
order by s.event_id, s.epoch_seconds, s.source
on conflict (event_id, minute, source) do update set
  concurrent = case when (excluded.concurrent + excluded.queued, excluded.concurrent) > (was.concurrent + was.queued, was.concurrent)
    then excluded.concurrent else was.concurrent end,
  queued = case when (excluded.concurrent + excluded.queued, excluded.concurrent) > (was.concurrent + was.queued, was.concurrent)
    then excluded.queued else was.queued end,
  arrivals = greatest(was.arrivals, excluded.arrivals),
  admissions = greatest(was.admissions, excluded.admissions),
  in_service = greatest(was.in_service, excluded.in_service)
