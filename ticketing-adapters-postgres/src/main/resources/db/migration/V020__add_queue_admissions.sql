-- Who claimed a turn, and when: written before the person is given an admission.
create table queue_admission (
  event_id uuid not null,
  epoch integer not null,
  number bigint not null,
  account_id uuid not null,
  admitted_at timestamptz not null,
  primary key (event_id, epoch, number)
);

create index queue_admission_by_time on queue_admission (event_id, admitted_at);
