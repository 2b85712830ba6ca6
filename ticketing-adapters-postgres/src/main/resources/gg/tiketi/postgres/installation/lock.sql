-- Locks the one row, so that of two instances that start for the first time only one finds no secret recorded.
select id from installation for update
