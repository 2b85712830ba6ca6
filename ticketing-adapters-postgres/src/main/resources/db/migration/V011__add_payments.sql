-- Attempts to pay; of one reservation in the order of ordinal. captured is what the provider took, refunded what it
-- confirmed to have given back, in minor units.
create table payment (
  id uuid primary key,
  ordinal bigint generated always as identity,
  reservation_id uuid not null references reservation (id),
  event_id uuid not null,
  account_id uuid not null,
  method text not null,
  amount bigint not null check (amount >= 0),
  currency text not null,
  status text not null check (status in ('PENDING', 'COMPLETED', 'FAILED', 'REFUNDED')),
  created_at timestamptz not null,
  decided_at timestamptz,
  captured bigint not null default 0 check (captured >= 0),
  refunded bigint not null default 0 check (refunded >= 0),
  provider_reference text,
  look_up_at timestamptz not null,
  pause_millis bigint not null check (pause_millis > 0),
  constraint payment_is_decided_once check ((status = 'PENDING') = (decided_at is null)),
  constraint payment_gives_back_what_it_took check (refunded <= captured)
);

create index payment_of_reservation on payment (reservation_id);
create unique index payment_one_undecided on payment (reservation_id) where status = 'PENDING';
create index payment_to_look_up on payment (look_up_at) where status = 'PENDING';
