-- The books of the simulated payment provider, apart from ours as a real provider's would be: nothing refers to them.
create table simulated_charge (
  payment_id uuid primary key,
  amount bigint not null,
  currency text not null,
  captured boolean not null,
  decided_at timestamptz not null
);

create table simulated_refund (
  refund_id uuid primary key,
  payment_id uuid not null,
  amount bigint not null,
  currency text not null
);
