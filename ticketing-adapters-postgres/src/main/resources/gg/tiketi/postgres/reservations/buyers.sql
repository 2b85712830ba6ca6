select account_id from quota where event_id = :eventId
