-- uses line/line
-- Where a person stands.
-- ARGV[4]  the account
-- ARGV[5]  the number that was drawn for them, 0 for none
-- Answer   {"W", "C", "I" or "N", number, claim before or end of the stay in ms, epoch}; nil if there is no line
local line = known()
if not line then
  return nil
end
local state, number, till = find(line, ARGV[4], tonumber(ARGV[5]))
save(line)
return {state, number, till, line.epoch}
