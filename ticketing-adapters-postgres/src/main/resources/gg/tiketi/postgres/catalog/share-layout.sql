-- Shares the layout's row, so that nobody replaces the layout while an event with it is being added.
select id as layout_id, name as layout_name, description as layout_description, sections, features
from seat_layout
where id = :id
for share
