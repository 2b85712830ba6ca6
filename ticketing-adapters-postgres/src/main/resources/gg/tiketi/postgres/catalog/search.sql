-- Each word comes with what may stand for it, one choice a line. Words, artist and city are compared literally: nothing in them is a wildcard.
with found as (
  select e.id, e.opens_at, e.starts_at, e.min_price, e.registered_count
  from event e
  where not e.hidden
    and (:status is null or :status = case
      when e.cancelled_at is not null then 'CANCELLED'
      when :now < e.opens_at then 'UPCOMING'
      when :now >= e.closes_at then 'ENDED'
      when e.status = 'SOLD_OUT' then 'SOLD_OUT'
      else 'ON_SALE' end)
    and (select coalesce(bool_and(exists (
        select 1 from unnest(string_to_array(choices, E'\n')) as one (choice)
        where strpos(' ' || e.search_text || ' ', choice) > 0)), true)
      from unnest(:words) as wanted (choices))
    and ('' = any(:artists) or e.artist_text = any(:artists))
    and strpos(e.address_text, :city) > 0
    and (cast(:from as timestamptz) is null or e.starts_at >= :from)
    and (cast(:to as timestamptz) is null or e.starts_at < :to)
    and (cast(:minPrice as bigint) is null or e.max_price >= :minPrice)
    and (cast(:maxPrice as bigint) is null or e.min_price <= :maxPrice)
),
shown as (
  select f.id,
    row_number() over (order by
      case when :sort = 'SALE_START' then f.opens_at when :sort = 'DATE' then f.starts_at end,
      case when :sort = 'PRICE' then f.min_price when :sort = 'POPULARITY' then -f.registered_count end,
      f.id) as place
  from found f
),
counted as (
  select count(*) as total from found
)
select c.total, s.place, e.id, e.title, e.description, e.artist_name, e.venue, e.address, e.poster_image_url,
  e.starts_at, e.zone, e.opens_at, e.closes_at, e.currency, e.layout_id, e.max_per_person, e.hold_micros,
  e.cancel_until, e.cancel_fee, e.leave_no_orphans, e.created_at, e.cancelled_at, e.hidden, e.registered_count,
  l.name as layout_name, l.description as layout_description, l.sections, l.features
from counted c
left join (select id, place from shown where place > :skip order by place limit :limit) s on true
left join event e on e.id = s.id
left join seat_layout l on l.id = e.layout_id
order by s.place
