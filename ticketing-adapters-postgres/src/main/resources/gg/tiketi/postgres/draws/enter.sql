insert into draw_entry (event_id, account_id, nonce, entered_at)
values (:eventId, :accountId, :nonce, :now)
on conflict do nothing
