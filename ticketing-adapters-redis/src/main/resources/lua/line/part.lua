-- uses line/line
-- A person's last connection closed: unless they are heard of again, their stay is over soon.
-- ARGV[4]  the account
-- ARGV[5]  the rules
-- Answer   nothing
local line = known()
if not line then
  return nil
end
local terms = rules(5)
local state, number = place(line, ARGV[4])
if state == 'I' then
  local stay = parted(redis.call('hget', KEYS[6], number))
  stay.idle = math.min(stay.idle, line.newest + terms.farewell)
  keep(number, stay)
end
save(line)
return nil
