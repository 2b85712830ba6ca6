select e.id, e.title, e.description, e.artist_name, e.venue, e.address, e.poster_image_url, e.starts_at, e.zone,
  e.opens_at, e.closes_at, e.currency, e.layout_id, e.max_per_person, e.hold_micros, e.cancel_until, e.cancel_fee,
  e.leave_no_orphans, e.created_at, e.cancelled_at, e.hidden, e.registered_count,
  l.name as layout_name, l.description as layout_description, l.sections, l.features
from event e
left join seat_layout l on l.id = e.layout_id
where e.id = :id
