select minute, sum(concurrent)::integer as concurrent, sum(queued)::integer as queued, sum(arrivals)::integer as arrivals,
  sum(admissions)::integer as admissions, max(in_service) as in_service
from traffic_minute
where minute >= :from and minute < :until
group by minute
order by minute
