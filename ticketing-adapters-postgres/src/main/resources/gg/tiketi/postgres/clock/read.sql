-- The only place where a clock of the database is read.
select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)
