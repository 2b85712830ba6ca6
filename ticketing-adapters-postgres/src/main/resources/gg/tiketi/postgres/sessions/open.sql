insert into session (id, account_id, token_hash, opened_at, expires_at)
values (:id, :accountId, :tokenHash, :openedAt, :expiresAt)
