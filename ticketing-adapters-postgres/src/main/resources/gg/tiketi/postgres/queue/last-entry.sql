select entry, hash
from queue_log
where event_id = :eventId and epoch = :epoch
order by entry desc
limit 1
