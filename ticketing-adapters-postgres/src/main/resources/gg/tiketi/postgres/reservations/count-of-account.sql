select count(*) from reservation where account_id = :accountId
