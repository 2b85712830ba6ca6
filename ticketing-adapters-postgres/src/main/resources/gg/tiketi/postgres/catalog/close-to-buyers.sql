-- Waits for the transactions that are granting something of this event, and lets none begin until this one ends.
select cast(pg_advisory_xact_lock(hashtextextended(cast(cast(:eventId as uuid) as text), 0)) as text)
