insert into learned_show (event_id, artist, opens_at, zone, stock, registered, offsets, concurrent, queued)
values (:eventId, :artist, :opensAt, :zone, :stock, :registered, :offsets, :concurrent, :queued)
on conflict (event_id) do update set
  artist = excluded.artist,
  opens_at = excluded.opens_at,
  zone = excluded.zone,
  stock = excluded.stock,
  registered = excluded.registered,
  offsets = excluded.offsets,
  concurrent = excluded.concurrent,
  queued = excluded.queued
