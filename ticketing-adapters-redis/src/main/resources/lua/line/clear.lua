-- uses line/line
-- Everybody who waits or was called loses their place.
-- Answer   how many did
-- Why      a million bits are set as strings, not one by one
local line = known()
if not line then
  return 0
end
local gone = line.waiting + line.called
if gone > 0 then
  local first, last = line.closed + 1, line.tail
  write(line, 'CLEARED', first, last, '-')
  if redis.call('strlen', KEYS[3]) <= math.floor(last / 8) then
    redis.call('setrange', KEYS[3], math.floor(last / 8), '\0')
  end
  local ones = math.floor(first / 8) + 1
  local bytes = math.floor(last / 8) - ones
  if bytes > 0 then
    redis.call('setrange', KEYS[11], ones, string.rep('\255', bytes))
  end
  for number = first, math.min(last, 8 * ones - 1) do
    redis.call('setbit', KEYS[11], number, 1)
  end
  for number = math.max(first, 8 * math.floor(last / 8)), last do
    redis.call('setbit', KEYS[11], number, 1)
  end
  redis.call('bitop', 'not', KEYS[9], KEYS[3])
  redis.call('bitop', 'and', KEYS[11], KEYS[11], KEYS[9])
  redis.call('bitop', 'or', KEYS[2], KEYS[2], KEYS[11])
  redis.call('del', KEYS[8], KEYS[9], KEYS[11])
  line.version = line.version + gone
  line.waiting, line.called, line.head, line.closed = 0, 0, last, last
end
save(line)
return gone
