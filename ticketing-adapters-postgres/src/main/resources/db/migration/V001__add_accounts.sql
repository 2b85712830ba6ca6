-- People. Rows are never deleted: who wants to be forgotten is anonymised, and the books keep the id. That is why no
-- other table has a foreign key here: it would lock a person's row at every booking and protect from nothing.
create table account (
  id uuid primary key,
  email text not null,
  name text not null,
  phone text not null,
  role text not null check (role in ('USER', 'ADMIN')),
  suspended boolean not null,
  password_hash text not null,
  created_at timestamptz not null,
  constraint account_email_once unique (email)
);
