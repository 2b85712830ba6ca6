delete from session
where account_id = :accountId
