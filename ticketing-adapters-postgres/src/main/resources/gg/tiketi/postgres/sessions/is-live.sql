select exists (
  select from session where id = :id and account_id = :accountId and expires_at > :now
)
