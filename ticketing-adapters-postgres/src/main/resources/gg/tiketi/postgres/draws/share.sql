-- Many may enter at once, but not while the list is closed.
select cast(pg_advisory_xact_lock_shared(hashtextextended(cast(cast(:eventId as uuid) as text), 1)) as text)
