-- One event's line: what every verb of it begins with. It is put before the verb's own text.
-- KEYS[1]  string: the line's figures, packed
-- KEYS[2]  bits by number: left before they claimed
-- KEYS[3]  bits by number: claimed
-- KEYS[4]  bits by number: inside no more
-- KEYS[5]  hash: account -> its number
-- KEYS[6]  hash: number -> "<account> <until, ms> <idle until, ms> <held until, ms> <version of the hold>" of who is inside
-- KEYS[7]  sorted set: number by the end of its stay, ms
-- KEYS[8]  list: "<last number> <claim before, ms>" of those called together, oldest first
-- KEYS[9]  list: "<L, C, E or R><number>": the newest changes of numbers, oldest first
-- KEYS[10] list: "<index> <at, ms> <kind> <first> <last> <account or ->": the log
-- KEYS[11] bits for a moment
-- ARGV[1]  "<now, ms> <silence, ms>": the newest now ever given is the line's own time; a line that nobody asked for longer than
--          the silence could not be reached, and for it no time passed
-- ARGV[2]  the epoch that the caller knows, 0 for any
-- ARGV[3]  "<highest number that the caller saw> <newest version that it heard, or -1>"
-- Why      what has run out is swept before each step, so that no step sees it, and no step needs a clock
local FIELDS = {'epoch', 'tail', 'head', 'closed', 'waiting', 'called', 'ever', 'threshold', 'grant', 'queueing', 'calm',
  'calls', 'callsAt', 'newest', 'version', 'logged', 'inside', 'born', 'drawnAfter', 'given',
  'homecoming'}
local SHAPE = '<' .. string.rep('d', #FIELDS)
local CHANGES_KEPT, LOG_KEPT = 10000, 1000000
local now, silence = string.match(ARGV[1], '^(%-?%d+) (%d+)$')
now, silence = tonumber(now), tonumber(silence)

local function load()
  local packed = redis.call('get', KEYS[1])
  if not packed then
    return nil
  end
  local line, values = {}, {struct.unpack(SHAPE, packed)}
  for i, field in ipairs(FIELDS) do
    line[field] = values[i]
  end
  return line
end

local function save(line)
  local values = {}
  for i, field in ipairs(FIELDS) do
    values[i] = line[field]
  end
  redis.call('set', KEYS[1], struct.pack(SHAPE, unpack(values)))
end

local function write(line, kind, first, last, account)
  line.logged = line.logged + 1
  redis.call('rpush', KEYS[10], string.format('%.0f %.0f %s %.0f %.0f %s', line.logged, line.newest, kind, first, last,
    account))
  if line.logged % 1000 == 0 then
    redis.call('ltrim', KEYS[10], -LOG_KEPT, -1)
  end
end

local function note(line, fate, number)
  line.version = line.version + 1
  redis.call('rpush', KEYS[9], string.format('%s%.0f', fate, number))
  if line.version % 1000 == 0 then
    redis.call('ltrim', KEYS[9], -CHANGES_KEPT, -1)
  end
end

-- The first number from one on whose bit is not set.
local function unset(key, from)
  local size = 8 * redis.call('strlen', key)
  if from >= size then
    return from
  end
  local at = redis.call('bitpos', key, 0, from, size - 1, 'bit')
  return at < 0 and size or at
end

local function has(key, number)
  return redis.call('getbit', key, number) == 1
end

local function lose(line, kind, number, account)
  redis.call('setbit', KEYS[2], number, 1)
  note(line, 'L', number)
  write(line, kind, number, number, account)
end

local function parted(stay)
  local account, till, idle, held, version = string.match(stay, '^(%S+) (%d+) (%d+) (%d+) (%d+)$')
  return {account = account, till = tonumber(till), idle = tonumber(idle), held = tonumber(held),
    version = tonumber(version)}
end

local function keep(number, stay)
  local ends = math.max(math.min(stay.till, stay.idle), stay.held)
  redis.call('hset', KEYS[6], number, string.format('%s %.0f %.0f %.0f %.0f', stay.account, stay.till, stay.idle,
    stay.held, stay.version))
  redis.call('zadd', KEYS[7], ends, number)
  return ends
end

local function finish(line, kind, number)
  local stay = parted(redis.call('hget', KEYS[6], number))
  redis.call('hdel', KEYS[6], number)
  redis.call('zrem', KEYS[7], number)
  redis.call('setbit', KEYS[4], number, 1)
  note(line, 'E', number)
  line.inside = line.inside - 1
  if redis.call('hget', KEYS[5], stay.account) == tostring(number) then
    redis.call('hdel', KEYS[5], stay.account)
  end
  write(line, kind, number, number, stay.account)
end

local function pass(line, last)
  redis.call('bitop', 'or', KEYS[11], KEYS[2], KEYS[3])
  local number = unset(KEYS[11], line.closed + 1)
  while number <= last do
    line.called = line.called - 1
    lose(line, 'MISSED', number, '-')
    number = unset(KEYS[11], number + 1)
  end
  redis.call('del', KEYS[11])
  line.closed = last
end

-- Nobody could be heard for so long: nothing ends because of it. What holds a stay goes by other clocks.
local function standStill(stillness)
  local stays = redis.call('hgetall', KEYS[6])
  for i = 1, #stays, 2 do
    local stay = parted(stays[i + 1])
    stay.till, stay.idle = stay.till + stillness, stay.idle + stillness
    keep(stays[i], stay)
  end
  for i, wave in ipairs(redis.call('lrange', KEYS[8], 0, -1)) do
    local last, before = string.match(wave, '^(%d+) (%d+)$')
    redis.call('lset', KEYS[8], i - 1, string.format('%s %.0f', last, tonumber(before) + stillness))
  end
end

local function sweep(line)
  if line.newest + silence < now then
    standStill(now - line.newest)
  end
  line.newest = math.max(line.newest, now)
  local wave = redis.call('lindex', KEYS[8], 0)
  while wave do
    local last, before = string.match(wave, '^(%d+) (%d+)$')
    if tonumber(before) > line.newest then
      break
    end
    redis.call('lpop', KEYS[8])
    pass(line, tonumber(last))
    wave = redis.call('lindex', KEYS[8], 0)
  end
  for _, number in ipairs(redis.call('zrangebyscore', KEYS[7], '-inf', line.newest)) do
    finish(line, 'ENDED', tonumber(number))
  end
end

-- The line that the caller knows, as it stands now; nil if it is not here.
local function known()
  local line = load()
  local epoch = tonumber(ARGV[2])
  local highest, version = string.match(ARGV[3], '^(%d+) (%-?%d+)$')
  if not line or (epoch > 0 and (epoch ~= line.epoch or tonumber(highest) > line.tail
      or tonumber(version) > line.version)) then
    return nil
  end
  sweep(line)
  return line
end

local function free(line)
  return math.max(0, line.threshold - line.inside - line.called)
end

-- What is next for an account: "W" waits, "C" was called, "I" is inside, "N" is nowhere; its number; until when.
local function place(line, account)
  local number = tonumber(redis.call('hget', KEYS[5], account) or nil)
  if not number then
    return 'N', 0, 0
  end
  local ends = redis.call('zscore', KEYS[7], number)
  if ends then
    return 'I', number, tonumber(ends)
  end
  if has(KEYS[2], number) or has(KEYS[3], number) then
    return 'N', 0, 0
  end
  if number > line.head then
    return 'W', number, 0
  end
  for _, wave in ipairs(redis.call('lrange', KEYS[8], 0, -1)) do
    local last, before = string.match(wave, '^(%d+) (%d+)$')
    if number <= tonumber(last) then
      return 'C', number, tonumber(before)
    end
  end
  return 'N', 0, 0
end

-- Where somebody stands, who may come with a number that is theirs: of a ticket, or by a draw; 0 for none.
-- A number that left and is inside no more, but was never claimed, is withheld: it waits once its owner comes.
local function find(line, account, presented)
  if presented > 0 and presented <= line.born and redis.call('hexists', KEYS[5], account) == 0
      and not has(KEYS[3], presented)
      and (not has(KEYS[2], presented) or (has(KEYS[4], presented) and presented > line.head)) then
    if redis.call('setbit', KEYS[2], presented, 0) == 1 then
      redis.call('setbit', KEYS[4], presented, 0)
      line.waiting = line.waiting + 1
      note(line, 'R', presented)
    end
    redis.call('hset', KEYS[5], account, presented)
    write(line, 'RESTORED', presented, presented, account)
  end
  return place(line, account)
end

-- The rules for this step, from the argument at a place: "<mode> <opens at, ms> <rate a second or 0> <claim, ms> <idle, ms>
-- <stay, ms> <farewell, ms>"
local function rules(index)
  local mode, opens, rate, claim, idle, stay, farewell =
    string.match(ARGV[index], '^(%S+) (%-?%d+) (%d+) (%d+) (%d+) (%d+) (%d+)$')
  return {mode = mode, opens = tonumber(opens), rate = tonumber(rate), claim = tonumber(claim), idle = tonumber(idle),
    stay = tonumber(stay), farewell = tonumber(farewell)}
end

local function callable(line, terms)
  return terms.mode ~= 'PAUSED' and line.newest >= terms.opens
end

-- Lets time fill the bucket of calls, and decides whether newcomers have to wait.
local function settle(line, terms)
  local rate = terms.rate > 0 and terms.rate or math.max(50, line.threshold / 60)
  if callable(line, terms) then
    local from = math.max(line.callsAt, terms.opens)
    line.calls = math.min(rate, line.calls + rate * (line.newest - from) / 1000)
  end
  line.callsAt = line.newest
  -- Where nobody is, the threshold may be nothing, and that is not full.
  local load = line.inside > 0 and line.inside / line.threshold or 0
  if line.waiting > 0 or load >= 0.9 then
    line.queueing, line.calm = 1, -1
  elseif line.called > 0 or load >= 0.7 then
    line.calm = -1
  else
    if line.calm < 0 then
      line.calm = line.newest
    end
    if line.calm + 60000 <= line.newest then
      line.queueing = 0
    end
  end
end
