-- Locks the layout's row; an event that is being added with it holds a share of that row.
insert into seat_layout as l (id, name, description, sections, features)
values (:id, :name, :description, cast(:sections as jsonb), cast(:features as jsonb))
on conflict (id) do update
set name = excluded.name, description = excluded.description, sections = excluded.sections, features = excluded.features
where not exists (select from event e where e.layout_id = l.id)
