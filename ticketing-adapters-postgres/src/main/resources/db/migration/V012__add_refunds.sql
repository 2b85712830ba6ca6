-- Money on its way back, once per payment and cause.
create table refund (
  id uuid primary key,
  payment_id uuid not null references payment (id),
  reservation_id uuid not null references reservation (id),
  amount bigint not null check (amount > 0),
  currency text not null,
  cause text not null check (cause in ('CANCELLED', 'EVENT_CANCELLED', 'LATE_CAPTURE', 'WRONG_AMOUNT')),
  status text not null check (status in ('PENDING', 'COMPLETED')),
  created_at timestamptz not null,
  completed_at timestamptz,
  send_at timestamptz not null,
  pause_millis bigint not null check (pause_millis > 0),
  constraint refund_once_per_cause unique (payment_id, cause),
  constraint refund_is_completed_once check ((status = 'COMPLETED') = (completed_at is not null))
);

create index refund_to_send on refund (send_at) where status = 'PENDING';
