-- uses line/line
-- Forgets the log of an epoch up to an entry.
-- ARGV[4]  its index
-- Answer   nothing
local line = load()
if line and line.epoch == tonumber(ARGV[2]) then
  local oldest = line.logged - redis.call('llen', KEYS[10]) + 1
  redis.call('ltrim', KEYS[10], math.max(0, tonumber(ARGV[4]) + 1 - oldest), -1)
end
return nil
