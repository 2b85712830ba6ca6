-- What is sold: one row per seat, or per ticket type with a quantity. Live while its owner may come in. The unique index
-- is the second barrier against a double sale, independent of the seat's own row.
create table ticket (
  id bigint generated always as identity primary key,
  reservation_id uuid not null references reservation (id),
  event_id uuid not null,
  seat_no integer,
  ticket_type_id uuid,
  quantity integer not null check (quantity > 0),
  unit_price bigint not null check (unit_price >= 0),
  currency text not null,
  live boolean not null,
  sold_at timestamptz not null,
  ended_at timestamptz,
  constraint ticket_is_for_a_seat_or_a_type check ((seat_no is null) <> (ticket_type_id is null)),
  constraint ticket_for_a_seat_is_one check (seat_no is null or quantity = 1),
  constraint ticket_ends_once check (live = (ended_at is null))
);

create unique index ticket_one_owner_per_seat on ticket (event_id, seat_no) where live and seat_no is not null;
create index ticket_of_reservation on ticket (reservation_id);
