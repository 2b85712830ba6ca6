-- Somebody marked seats and no others.
-- KEYS[1]  hash of one account: event, seatEvent, seats, queueEvent, until (ms)
-- ARGV[1]  now, ms
-- ARGV[2]  until when the selection is kept, ms
-- ARGV[3]  how long that is, ms
-- ARGV[4]  the event
-- ARGV[5]  the seats: indexes joined by commas
-- Answer   1
-- Why      the marks and the event they belong to change in one step
local till = redis.call('hget', KEYS[1], 'until')
if till and tonumber(till) <= tonumber(ARGV[1]) then
  redis.call('del', KEYS[1])
end
redis.call('hset', KEYS[1], 'seatEvent', ARGV[4], 'seats', ARGV[5])
redis.call('hset', KEYS[1], 'until', ARGV[2])
redis.call('pexpire', KEYS[1], ARGV[3])
return 1
