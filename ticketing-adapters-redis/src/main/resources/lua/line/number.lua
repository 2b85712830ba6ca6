-- uses line/line
-- Keeps the next numbers for those who are drawn, once.
-- ARGV[4]  how many
-- Answer   the number before the first of them; nil if the caller knows another line
local line = known()
if not line then
  return nil
end
if line.drawnAfter < 0 then
  local drawn = tonumber(ARGV[4])
  line.drawnAfter = line.tail
  line.tail = line.tail + drawn
  line.born = line.tail
  line.waiting = line.waiting + drawn
  write(line, 'DRAWN', line.drawnAfter + 1, line.tail, '-')
end
save(line)
return line.drawnAfter
