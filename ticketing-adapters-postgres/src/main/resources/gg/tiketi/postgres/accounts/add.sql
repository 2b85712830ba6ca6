insert into account (id, email, name, phone, role, suspended, password_hash, created_at)
values (:id, :email, :name, :phone, :role, :suspended, :passwordHash, :createdAt)
on conflict (email) do nothing
