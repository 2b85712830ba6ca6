-- uses line/line
-- Takes a person out of the line, or out of the hall.
-- ARGV[4]  the account
-- ARGV[5]  what the log calls the end of a stay
-- ARGV[6]  the number that was drawn for them, 0 for none
-- Answer   nothing
local line = known()
if not line then
  return nil
end
local account = ARGV[4]
local state, number = find(line, account, tonumber(ARGV[6]))
if state == 'W' then
  line.waiting = line.waiting - 1
  lose(line, 'LEFT', number, account)
elseif state == 'C' then
  line.called = line.called - 1
  lose(line, 'LEFT', number, account)
elseif state == 'I' then
  finish(line, ARGV[5], number)
end
if state ~= 'N' then
  redis.call('hdel', KEYS[5], account)
end
save(line)
return nil
