delete from draw_entry where event_id = :eventId and account_id = :accountId
