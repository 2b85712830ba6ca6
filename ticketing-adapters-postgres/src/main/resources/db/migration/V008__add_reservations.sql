-- Holds and what became of them. items: [{seat, section, row, number, price}] or [{type, name, quantity, price}], prices
-- frozen at the grant; what is sold stands in the table of tickets, too, a row each.
create table reservation (
  id uuid primary key,
  number text not null,
  event_id uuid not null,
  account_id uuid not null,
  status text not null check (status in ('PENDING', 'CONFIRMED', 'EXPIRED', 'CANCELLED')),
  items jsonb not null,
  quantity integer not null check (quantity > 0),
  total bigint not null check (total >= 0),
  currency text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  changed_at timestamptz not null,
  payment_method text,
  payment_status text check (payment_status in ('PENDING', 'COMPLETED', 'FAILED', 'REFUNDED')),
  constraint reservation_number_once unique (number),
  constraint reservation_lives_twenty_minutes check (expires_at <= created_at + interval '20 minutes')
) with (fillfactor = 80);

create index reservation_due on reservation (expires_at) where status = 'PENDING';
create index reservation_of_account on reservation (account_id, created_at desc);
