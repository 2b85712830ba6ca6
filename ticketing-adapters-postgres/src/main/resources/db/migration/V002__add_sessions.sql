-- Log-ins, each with the hash of its newest refresh token. A session that ended is gone.
create table session (
  id uuid primary key,
  account_id uuid not null,
  token_hash text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null
);

create index session_of_account on session (account_id);
