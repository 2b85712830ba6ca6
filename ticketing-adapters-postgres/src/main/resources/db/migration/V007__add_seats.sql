-- One row of truth per seat: status 0 available, 1 locked, 2 reserved, 3 blocked, as on the wire. A seat is found by its
-- number only; with no index on what changes and room in each page, changes stay within the page (HOT).
create table seat (
  event_id uuid not null,
  seat_no integer not null check (seat_no >= 0),
  status smallint not null check (status between 0 and 3),
  reservation_id uuid,
  locked_until timestamptz,
  version bigint not null default 0,
  primary key (event_id, seat_no),
  constraint seat_has_an_owner_or_none check ((reservation_id is not null) = (status in (1, 2))),
  constraint seat_is_locked_until_some_instant check ((locked_until is not null) = (status = 1))
) with (fillfactor = 70);
