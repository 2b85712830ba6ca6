-- Reports what an instance's events want, and grants them their shares of the fleet.
-- KEYS[1]  hash: instance -> "<since, ms> <seen, ms>"
-- KEYS[2]  hash: event -> "<weight> <granted> <reserved> <version> <changed, ms> <seen, ms> <longest poll, ms> <polled, ms>
--          <kept, ms> <limit or 0> <keeper>"; reserved is the most that may be inside and called there whatever its line has heard, the keeper
--          is the ready instance that keeps its line safe, and kept is when that one last reported it
-- ARGV[1]  now, ms
-- ARGV[2]  the instance
-- ARGV[3]  1 if it is ready
-- ARGV[4]  how many people an instance carries
-- ARGV[5]  how long a report counts, ms
-- ARGV[6]  how long a share stays that is not used up, as long as no event has none, ms
-- ARGV[7]  how long an event that nobody reports keeps its share, ms
-- ARGV[8…] "<event> <weight> <in use> <version applied> <limit or 0> <longest poll, ms>", by event
-- Answer   {instances ready, 1 if this one is the eldest, {"<event> <granted> <version> <longest poll, ms> <1 if kept here>", …}}
-- Why      all events in one step: what they are granted together never exceeds the fleet
local now, instance = tonumber(ARGV[1]), ARGV[2]
local users, silence, steady, forgotten = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

local mine = redis.call('hget', KEYS[1], instance)
if ARGV[3] == '1' then
  local since = mine and string.match(mine, '^(%d+)') or ARGV[1]
  redis.call('hset', KEYS[1], instance, since .. ' ' .. ARGV[1])
else
  redis.call('hdel', KEYS[1], instance)
end
local ready, eldest, eldestSince = 0, nil, math.huge
local isReady = {}
local instances = redis.call('hgetall', KEYS[1])
for i = 1, #instances, 2 do
  local since, seen = string.match(instances[i + 1], '^(%d+) (%d+)$')
  if tonumber(seen) + silence <= now then
    redis.call('hdel', KEYS[1], instances[i])
  else
    ready = ready + 1
    isReady[instances[i]] = true
    since = tonumber(since)
    if since < eldestSince or (since == eldestSince and instances[i] < eldest) then
      eldest, eldestSince = instances[i], since
    end
  end
end

local rows = {}
local stored = redis.call('hgetall', KEYS[2])
for i = 1, #stored, 2 do
  local weight, granted, reserved, version, changed, seen, poll, polled, kept, limit, keeper =
    string.match(stored[i + 1], '^(%d+) (%d+) (%d+) (%d+) (%d+) (%d+) (%d+) (%d+) (%d+) (%d+) (.*)$')
  -- What cannot be read was written by a version without keepers or limits.
  if not seen or tonumber(seen) + forgotten <= now then
    redis.call('hdel', KEYS[2], stored[i])
  else
    rows[stored[i]] = {weight = tonumber(weight), granted = tonumber(granted), reserved = tonumber(reserved),
      version = tonumber(version), changed = tonumber(changed), poll = tonumber(poll), polled = tonumber(polled),
      seen = tonumber(seen), kept = tonumber(kept), limit = tonumber(limit), keeper = keeper}
  end
end

local demands = {}
for i = 8, #ARGV do
  local event, weight, inUse, applied, limit, poll = string.match(ARGV[i], '^(%S+) (%d+) (%d+) (%d+) (%d+) (%d+)$')
  local demand = {event = event, inUse = tonumber(inUse)}
  demands[#demands + 1] = demand
  local row = rows[event] or {granted = 0, reserved = 0, version = 0, changed = 0, poll = 0, polled = 0, kept = 0,
    keeper = ''}
  rows[event] = row
  row.weight, row.limit, row.seen = tonumber(weight), tonumber(limit), now
  if ARGV[3] == '1' and (row.keeper == instance or row.kept + silence <= now or not isReady[row.keeper]) then
    row.keeper, row.kept = instance, now
  end
  if tonumber(applied) == row.version then
    row.reserved = math.max(row.granted, demand.inUse)
  else
    row.reserved = math.max(row.reserved, demand.inUse)
  end
  if tonumber(poll) >= row.poll or row.polled + silence <= now then
    row.poll, row.polled = tonumber(poll), now
  end
end

local reserved, newest = 0, 0
for _, row in pairs(rows) do
  reserved = reserved + row.reserved
  newest = math.max(newest, row.version)
end
local function somebodyStarves()
  for _, row in pairs(rows) do
    if row.weight > 0 and row.granted == 0 then
      return true
    end
  end
  return false
end
local total = math.floor(ready * users)

-- What an event's limit cuts off goes to the others: limits that are below the fair share come first, until there is none.
local rest, weights = total, 0
for _, row in pairs(rows) do
  weights = weights + row.weight
end
local capped
repeat
  capped = false
  for _, row in pairs(rows) do
    if not row.capped and row.limit > 0 and row.weight > 0 and rest * row.weight > row.limit * weights then
      row.capped, capped = true, true
      rest, weights = rest - row.limit, weights - row.weight
    end
  end
until not capped
local function fair(row)
  if row.capped then
    return row.limit
  end
  return row.weight == 0 and 0 or math.max(1, math.floor(rest * row.weight / weights))
end
local answer = {}
for _, demand in ipairs(demands) do
  local row = rows[demand.event]
  local target = fair(row)
  local granted = target
  if target > row.granted then
    granted = math.max(row.granted, math.min(target, total - (reserved - row.reserved)))
  end
  local rests = row.changed + steady > now and demand.inUse < row.granted and not somebodyStarves()
  if granted ~= row.granted and not rests then
    newest = math.max(newest + 1, now)
    reserved = reserved + math.max(0, granted - row.reserved)
    row.granted, row.reserved, row.version, row.changed = granted, math.max(row.reserved, granted), newest, now
  end
  redis.call('hset', KEYS[2], demand.event, string.format('%.0f %.0f %.0f %.0f %.0f %.0f %.0f %.0f %.0f %.0f %s',
    row.weight, row.granted, row.reserved, row.version, row.changed, row.seen, row.poll, row.polled, row.kept,
    row.limit, row.keeper))
  answer[#answer + 1] = string.format('%s %.0f %.0f %.0f %d', demand.event, row.granted, row.version, row.poll,
    isReady[instance] and row.keeper == instance and 1 or 0)
end
return {ready, eldest == instance and 1 or 0, answer}
