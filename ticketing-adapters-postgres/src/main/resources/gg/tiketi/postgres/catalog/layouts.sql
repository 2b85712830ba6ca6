select id as layout_id, name as layout_name, description as layout_description, sections, features
from seat_layout
where id = coalesce(:id, id)
order by name, id
