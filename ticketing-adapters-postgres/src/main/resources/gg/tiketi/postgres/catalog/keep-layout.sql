insert into seat_layout (id, name, description, sections, features)
values (:id, :name, :description, cast(:sections as jsonb), cast(:features as jsonb))
on conflict (id) do nothing
