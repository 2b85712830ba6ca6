update account
set email = :email, name = :name, phone = :phone, role = :role, suspended = :suspended
where id = :id
