-- Somebody looks at an event's seats no more; nothing when it was another one.
-- KEYS[1]  hash of one account: event, seatEvent, seats, queueEvent, until (ms)
-- ARGV[1]  now, ms
-- ARGV[2]  until when the selection is kept, ms
-- ARGV[3]  how long that is, ms
-- ARGV[4]  the event
-- Answer   1
-- Why      compared and forgotten in one step: another tab may look at others by now
local till = redis.call('hget', KEYS[1], 'until')
if till and tonumber(till) <= tonumber(ARGV[1]) then
  redis.call('del', KEYS[1])
end
if redis.call('hget', KEYS[1], 'seatEvent') == ARGV[4] then
  redis.call('hdel', KEYS[1], 'seatEvent', 'seats')
end
redis.call('hset', KEYS[1], 'until', ARGV[2])
redis.call('pexpire', KEYS[1], ARGV[3])
return 1
