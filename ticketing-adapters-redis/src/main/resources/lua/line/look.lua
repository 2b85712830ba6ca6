-- uses line/line
-- Where a person stands.
-- ARGV[4]  the account
-- Answer   {"W", "C", "I" or "N", number, claim before or end of the stay in ms, epoch}; nil if there is no line
local line = known()
if not line then
  return nil
end
local state, number, till = place(line, ARGV[4])
save(line)
return {state, number, till, line.epoch}
