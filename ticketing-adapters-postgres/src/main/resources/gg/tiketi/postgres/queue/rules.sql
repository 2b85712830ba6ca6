select mode, threshold, rate_per_second, message, entry_order, pre_queue_seconds
from queue_rules
where event_id = :eventId
