update session
set token_hash = :tokenHash, expires_at = :expiresAt
where id = :id
