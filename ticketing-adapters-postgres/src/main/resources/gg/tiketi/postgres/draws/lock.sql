-- Waits for those who are entering or withdrawing, and lets none begin until this transaction ends.
select cast(pg_advisory_xact_lock(hashtextextended(cast(cast(:eventId as uuid) as text), 1)) as text)
