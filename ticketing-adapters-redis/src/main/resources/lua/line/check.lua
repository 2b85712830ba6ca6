-- uses line/line
-- Enters, joins, claims, or stays where one is: whatever is next for the person.
-- ARGV[4]  the account
-- ARGV[5]  the number of a ticket that the person brings, or that was drawn for them, 0 for none
-- ARGV[6]  the rules
-- Answer   {"W", "I" or "N", number, end of the stay in ms, epoch}; nil if the caller knows another line
local line = known()
if not line then
  return nil
end
local account, presented, terms = ARGV[4], tonumber(ARGV[5]), rules(6)
settle(line, terms)

local function enter(number)
  redis.call('setbit', KEYS[3], number, 1)
  note(line, 'C', number)
  line.inside = line.inside + 1
  return keep(number, {account = account, till = line.newest + terms.stay, idle = line.newest + terms.idle, held = 0,
    version = 0})
end

local state, number, ends = find(line, account, presented)
if state == 'C' then
  line.called = line.called - 1
  write(line, 'CLAIMED', number, number, account)
  state, ends = 'I', enter(number)
elseif state == 'I' then
  local stay = parted(redis.call('hget', KEYS[6], number))
  stay.idle = line.newest + terms.idle
  ends = keep(number, stay)
elseif state == 'N' and terms.mode ~= 'FORCED_OFF' then
  line.tail = line.tail + 1
  number = line.tail
  redis.call('hset', KEYS[5], account, number)
  if terms.mode == 'AUTO' and callable(line, terms) and line.queueing == 0 and line.waiting == 0 and free(line) > 0
      and line.newest >= line.homecoming then
    line.head = number
    if redis.call('llen', KEYS[8]) == 0 then
      line.closed = number
    end
    write(line, 'ENTERED', number, number, account)
    state, ends = 'I', enter(number)
  else
    line.waiting = line.waiting + 1
    write(line, 'JOINED', number, number, account)
    state = 'W'
  end
end
save(line)
return {state, number, ends, line.epoch}
