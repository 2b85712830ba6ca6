-- Counts one more, if in any window of its length no more than the limit's most were counted.
-- KEYS[1]  list of one subject of one limit: when it took, ms, oldest first
-- ARGV[1]  now, ms
-- ARGV[2]  the window, ms
-- ARGV[3]  the most
-- Answer   as of when it counts, ms; or minus the milliseconds to wait
-- Why      looked and counted in one step: a hundred tries at once get no further than one after the other
local now, window, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local newest = tonumber(redis.call('lindex', KEYS[1], -1))
if newest and newest > now + window then
  redis.call('del', KEYS[1])
  newest = nil
end
local at = now
if newest and newest > now then
  at = newest
end
local oldest = tonumber(redis.call('lindex', KEYS[1], 0))
while oldest and oldest <= at - window do
  redis.call('lpop', KEYS[1])
  oldest = tonumber(redis.call('lindex', KEYS[1], 0))
end
if redis.call('llen', KEYS[1]) >= most then
  return -math.min(window, oldest + window - now)
end
redis.call('rpush', KEYS[1], string.format('%.0f', at))
redis.call('pexpire', KEYS[1], 2 * window)
return at
