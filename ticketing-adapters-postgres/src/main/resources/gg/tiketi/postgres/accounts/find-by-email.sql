select id, email, name, phone, role, suspended, password_hash, created_at
from account
where email = :email
