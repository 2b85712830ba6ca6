-- Reports what one instance sees and answers what the others reported.
-- KEYS[1]  hash: instance -> "<until, ms> <viewers>"
-- ARGV[1]  this instance
-- ARGV[2]  now, ms
-- ARGV[3]  until when the report counts, ms
-- ARGV[4]  viewers: "<event>=<count>" joined by commas
-- ARGV[5]  how long the hash is kept after the last report, ms
-- Answer   the viewers of each other instance whose report counts
-- Why      one step, so that who reports sees everybody who reported before
redis.call('hset', KEYS[1], ARGV[1], ARGV[3] .. ' ' .. ARGV[4])
redis.call('pexpire', KEYS[1], ARGV[5])
local others = {}
local reports = redis.call('hgetall', KEYS[1])
for i = 1, #reports, 2 do
  local till, viewers = string.match(reports[i + 1], '^(%d+) (.*)$')
  if tonumber(till) <= tonumber(ARGV[2]) then
    redis.call('hdel', KEYS[1], reports[i])
  elseif reports[i] ~= ARGV[1] then
    others[#others + 1] = viewers
  end
end
return others
