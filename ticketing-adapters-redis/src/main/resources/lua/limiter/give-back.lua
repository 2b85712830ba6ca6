-- Undoes one take.
-- KEYS[1]  list of one subject of one limit: when it took, ms, oldest first
-- ARGV[1]  as of when the take counted, ms
-- Answer   how many were undone: 1, or 0 when it is no longer counted
-- Why      one of equal times, the newest, however many there are
return redis.call('lrem', KEYS[1], -1, ARGV[1])
