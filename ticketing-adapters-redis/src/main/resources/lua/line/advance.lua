-- uses line/line
-- Calls whom there is room for.
-- ARGV[4]  the rules
-- ARGV[5]  how many at the most
-- Answer   how many were called; nil if the caller knows another line
local line = known()
if not line then
  return nil
end
local terms = rules(4)
settle(line, terms)
local count, head = 0, line.head
if callable(line, terms) then
  local most = math.min(free(line), math.floor(line.calls), tonumber(ARGV[5]))
  while count < most do
    local number = unset(KEYS[2], head + 1)
    if number > (line.newest < line.homecoming and line.given or line.tail) then
      break
    end
    head = number
    count = count + 1
  end
end
if count > 0 then
  local before = line.newest + terms.claim
  local wave = redis.call('lindex', KEYS[8], -1)
  if wave then
    before = math.max(before, tonumber(string.match(wave, '(%d+)$')))
  end
  redis.call('rpush', KEYS[8], string.format('%.0f %.0f', head, before))
  write(line, 'CALLED', line.head + 1, head, '-')
  line.head = head
  line.waiting = line.waiting - count
  line.called = line.called + count
  line.ever = line.ever + count
  line.calls = line.calls - count
end
save(line)
return count
