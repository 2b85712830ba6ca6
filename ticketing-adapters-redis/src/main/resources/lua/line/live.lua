-- uses line/line
-- Signs of life of people inside.
-- ARGV[4]  the rules
-- ARGV[5…] "<account> <held until, ms, or -> <version of the commit that tells so>" each
-- Answer   nothing
-- Why      a sign may be late and come twice: an older commit never undoes a newer
local line = known()
if not line then
  return nil
end
local terms = rules(4)
for i = 5, #ARGV do
  local account, held, version = string.match(ARGV[i], '^(%S+) (%S+) (%d+)$')
  local state, number = place(line, account)
  if state == 'I' then
    local stay = parted(redis.call('hget', KEYS[6], number))
    stay.idle = line.newest + terms.idle
    if held ~= '-' and tonumber(version) > stay.version then
      stay.held, stay.version = tonumber(held), tonumber(version)
    end
    keep(number, stay)
  end
end
save(line)
return nil
