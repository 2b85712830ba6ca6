insert into reminder (event_id, account_id)
select id, :accountId from event where id = :eventId
on conflict (event_id, account_id) do nothing
