insert into queue_log (event_id, epoch, entry, at, kind, first_number, last_number, account_id, hash)
select :eventId, :epoch, w.entry, timestamptz 'epoch' + w.micros * interval '1 microsecond', w.kind, w.first_number,
  w.last_number, w.account_id, decode(w.hash, 'hex')
from unnest(:entries, :times, :kinds, :firsts, :lasts, :accounts, :hashes)
  as w (entry, micros, kind, first_number, last_number, account_id, hash)
