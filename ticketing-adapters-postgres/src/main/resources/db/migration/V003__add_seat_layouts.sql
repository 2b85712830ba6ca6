-- Where seats are. sections: [{name, rows, seatsPerRow, price, startRow}] in layout order; features: {"index": [names]}.
create table seat_layout (
  id uuid primary key,
  name text not null,
  description text not null,
  sections jsonb not null,
  features jsonb not null
);
