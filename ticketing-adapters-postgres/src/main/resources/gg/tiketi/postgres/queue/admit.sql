insert into queue_admission (event_id, epoch, number, account_id, admitted_at)
values (:eventId, :epoch, :number, :accountId, :now)
on conflict do nothing
