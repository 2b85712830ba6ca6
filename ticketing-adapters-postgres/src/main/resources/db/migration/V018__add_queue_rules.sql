-- What organisers decided about their waiting rooms; an event without a row follows the defaults.
create table queue_rules (
  event_id uuid primary key references event (id),
  mode text not null,
  threshold integer check (threshold > 0),
  rate_per_second integer check (rate_per_second > 0),
  message text,
  entry_order text not null,
  pre_queue_seconds integer not null check (pre_queue_seconds >= 0)
);
