select kept_epoch, version, tail, head, left_bits, claimed_bits, ended_bits
from queue_line
where event_id = :eventId and kept_epoch > 0
