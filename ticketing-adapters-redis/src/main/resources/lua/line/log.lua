-- uses line/line
-- The log of an epoch after an entry.
-- ARGV[4]  its index
-- ARGV[5]  how many at the most
-- Answer   the entries, oldest first
local line = load()
if not line or line.epoch ~= tonumber(ARGV[2]) then
  return {}
end
local oldest = line.logged - redis.call('llen', KEYS[10]) + 1
local from = math.max(0, tonumber(ARGV[4]) + 1 - oldest)
return redis.call('lrange', KEYS[10], from, from + tonumber(ARGV[5]) - 1)
