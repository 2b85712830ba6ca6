update account
set password_hash = :passwordHash
where id = :id
