insert into queue_log (event_id, epoch, entry, at, kind, first_number, last_number, account_id, hash)
select :eventId, :epoch, w.entry, w.at, w.kind, w.first_number, w.last_number, w.account_id, w.hash
from unnest(:entries, :times, :kinds, :firsts, :lasts, :accounts, :hashes)
  as w (entry, at, kind, first_number, last_number, account_id, hash)
