-- Those first whose stored status the clock contradicts, then those on sale, whose stock has to be looked at: so that a
-- limit never leaves out the same ones for ever.
select e.id, e.title, e.description, e.artist_name, e.venue, e.address, e.poster_image_url, e.starts_at, e.zone,
  e.opens_at, e.closes_at, e.currency, e.layout_id, e.max_per_person, e.hold_micros, e.cancel_until, e.cancel_fee,
  e.leave_no_orphans, e.created_at, e.cancelled_at, e.hidden, e.registered_count,
  l.name as layout_name, l.description as layout_description, l.sections, l.features
from event e
left join seat_layout l on l.id = e.layout_id
cross join lateral (
  select case when :now < e.opens_at then 'UPCOMING' when :now >= e.closes_at then 'ENDED' else 'OPEN' end as phase
) clock
where e.cancelled_at is null and (e.status is distinct from 'ENDED' or :now < e.closes_at)
order by
  case when clock.phase = 'OPEN' then e.status is null or e.status not in ('ON_SALE', 'SOLD_OUT')
    else e.status is distinct from clock.phase end desc,
  clock.phase = 'OPEN' desc,
  e.opens_at, e.id
limit :limit
