-- Shows and their sales. The columns *_text are what searches compare, normalised by the application; min_price and
-- max_price follow from layout or ticket types; status is the last one stored and may be older than the clock. all_ended
-- means that of this cancelled event nothing lives any more, so that nobody has to look again.
create table event (
  id uuid primary key,
  title text not null,
  description text not null,
  artist_name text not null,
  venue text not null,
  address text not null,
  poster_image_url text not null,
  starts_at timestamptz not null,
  zone text not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  currency text not null,
  layout_id uuid references seat_layout (id),
  max_per_person integer not null check (max_per_person >= 1),
  hold_micros bigint not null check (hold_micros > 0),
  cancel_until timestamptz,
  cancel_fee bigint not null check (cancel_fee >= 0),
  leave_no_orphans boolean not null,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  all_ended boolean not null default false,
  hidden boolean not null,
  status text check (status in ('UPCOMING', 'ON_SALE', 'SOLD_OUT', 'ENDED', 'CANCELLED')),
  search_text text not null,
  artist_text text not null,
  address_text text not null,
  min_price bigint not null,
  max_price bigint not null,
  registered_count integer not null default 0 check (registered_count >= 0),
  constraint event_closes_after_it_opens check (opens_at < closes_at)
);

create index event_of_layout on event (layout_id);
create index event_to_end on event (id) where cancelled_at is not null and not all_ended;
