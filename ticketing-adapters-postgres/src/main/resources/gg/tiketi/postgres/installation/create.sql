insert into installation (id, created_at)
values (:id, :now)
on conflict (only_row) do nothing
