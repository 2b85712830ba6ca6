delete from reminder
where event_id = :eventId and account_id = :accountId
