-- Locks the one row, for the bearer of the current token.
update scaling_leader
set leads_until = :until
where token = :token and leads_until > :now
