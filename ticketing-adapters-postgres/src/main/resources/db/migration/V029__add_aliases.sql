-- Names that mean the same across languages. A name stands in one group only, however it is written.
create table alias (
  normalised text primary key,
  name text not null,
  group_number integer not null,
  place integer not null
);
