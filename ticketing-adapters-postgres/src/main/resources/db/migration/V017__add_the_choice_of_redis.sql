-- Whether the instances of this installation meet in a Redis. One that chooses otherwise would not be heard by the rest.
alter table installation add column uses_redis boolean not null default false;
