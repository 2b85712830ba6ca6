update queue_line
set kept_epoch = :epoch, version = :version, tail = :tail, head = :head, left_bits = :left, claimed_bits = :claimed,
  ended_bits = :ended
where event_id = :eventId and (kept_epoch, version) <= (:epoch, :version)
