select event_id, round, opening_second, opening_nano, source, proves, does_not_prove, commitment, salt_commitment, plan_hash,
  entrants, number_before, list_root, secret
from draw
where event_id = :eventId
order by round desc
limit 1
