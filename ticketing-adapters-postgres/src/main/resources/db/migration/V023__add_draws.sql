-- The draws of pre-queues: each plan as it was published, and how far its draw has come. Who entered stays entered when an
-- opening is moved and another round is planned.
create table draw (
  event_id uuid not null,
  round integer not null check (round > 0),
  opening_second bigint not null,
  opening_nano integer not null,
  source text not null,
  proves text not null,
  does_not_prove text not null,
  commitment bytea not null,
  salt_commitment bytea not null,
  plan_hash bytea not null,
  entrants integer,
  number_before bigint check (entrants is not null or number_before is null),
  list_root bytea check (number_before is not null or list_root is null),
  list bytea check ((list is null) = (list_root is null)),
  secret bytea check (list_root is not null or secret is null),
  primary key (event_id, round)
);

-- Hashes cannot be compressed.
alter table draw alter column list set storage external;

create index draw_undrawn on draw (opening_second) where secret is null;

create table draw_entry (
  event_id uuid not null,
  account_id uuid not null,
  nonce bytea not null check (octet_length(nonce) = 16),
  entered_at timestamptz not null,
  primary key (event_id, account_id)
);
