select event_id, artist, opens_at, zone, stock, registered, offsets, concurrent, queued
from learned_show
order by opens_at, event_id
