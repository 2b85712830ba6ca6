select event_id, minute, source, concurrent, queued, arrivals, admissions, in_service
from traffic_minute
where event_id = :eventId and minute >= :from and minute < :until
order by minute, source
