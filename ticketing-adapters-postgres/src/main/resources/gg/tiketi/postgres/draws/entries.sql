select account_id, nonce
from draw_entry
where event_id = :eventId and (cast(:after as uuid) is null or account_id > :after)
order by account_id
limit :limit
