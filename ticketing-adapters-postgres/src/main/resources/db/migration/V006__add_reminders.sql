-- Who wants to hear of an opening. event.registered_count counts these rows.
create table reminder (
  event_id uuid not null references event (id),
  account_id uuid not null,
  primary key (event_id, account_id)
);
