-- Locks the one session.
select account_id, token_hash, expires_at
from session
where id = :id
for update
