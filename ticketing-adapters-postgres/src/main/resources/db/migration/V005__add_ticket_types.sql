-- What events without seats sell, and how much of it is left: the stock is a row of its own because every buyer changes it.
create table ticket_type (
  id uuid primary key,
  event_id uuid not null references event (id),
  ordinal bigint generated always as identity,
  name text not null,
  description text not null,
  price bigint not null check (price >= 0)
);

create index ticket_type_of_event on ticket_type (event_id, ordinal);

create table stock (
  ticket_type_id uuid primary key references ticket_type (id),
  event_id uuid not null,
  held integer not null default 0 check (held >= 0),
  sold integer not null default 0 check (sold >= 0),
  total integer not null check (total >= 0),
  version bigint not null default 0,
  constraint stock_never_negative check (held + sold <= total)
) with (fillfactor = 50);

create index stock_of_event on stock (event_id);
