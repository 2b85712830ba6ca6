select distinct event_id from traffic_minute where minute >= :since
