-- uses line/line
-- Begins a line, or a new life of one that was lost.
-- ARGV[2]  the epoch of the line whose place it takes, 0 if the caller knew none
-- ARGV[4]  its epoch
-- ARGV[5]  the last number given in its former life
-- ARGV[6]  the last number called in it
-- ARGV[7]  bits: left
-- ARGV[8]  bits: claimed
-- ARGV[9]  bits: inside no more
-- ARGV[10] how long those who had been called or inside may take to be heard of, ms
-- ARGV[11] the number before those that were kept for the drawn ones, -1 if none were
-- ARGV[12] the last number that is known to have been given
-- ARGV[13] how long those behind it may take to come home, ms
-- ARGV[14…] "<number> <account> <until, ms>" of who is inside
-- Answer   nothing
local epoch, tail, head = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local old = load()
if old and (old.epoch ~= tonumber(ARGV[2]) or old.epoch >= epoch) then
  return nil
end
redis.call('del', unpack(KEYS))
for i = 0, 2 do
  if ARGV[7 + i] ~= '' then
    redis.call('set', KEYS[2 + i], ARGV[7 + i])
  end
end
local function count(key, first, last)
  return first > last and 0 or redis.call('bitcount', key, first, last, 'bit')
end
local line = {epoch = epoch, tail = tail, head = head, closed = 0, ever = 0, threshold = 0, grant = 0, queueing = 0,
  calm = -1, calls = 0, callsAt = 0, newest = math.max(now, old and old.newest or 0), version = 0, logged = 0, inside = 0,
  born = tail, drawnAfter = tonumber(ARGV[11]), given = tonumber(ARGV[12]), homecoming = 0}
if tail > line.given then
  line.homecoming = line.newest + tonumber(ARGV[13])
end
line.waiting = tail - head - count(KEYS[2], head + 1, tail)
line.called = head - count(KEYS[2], 1, head) - count(KEYS[3], 1, head)
if line.called > 0 then
  redis.call('rpush', KEYS[8], string.format('%.0f %.0f', head, line.newest + tonumber(ARGV[10])))
else
  line.closed = head
end
for i = 14, #ARGV do
  local number, account, till = string.match(ARGV[i], '^(%d+) (%S+) (%d+)$')
  keep(number, {account = account, till = tonumber(till),
    idle = math.min(tonumber(till), line.newest + tonumber(ARGV[10])), held = 0, version = 0})
  redis.call('hset', KEYS[5], account, number)
  line.inside = line.inside + 1
end
write(line, 'OPENED', 0, tail, '-')
save(line)
return nil
