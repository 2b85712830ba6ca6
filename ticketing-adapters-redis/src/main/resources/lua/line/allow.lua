-- uses line/line
-- Sets how many may be inside and called together.
-- ARGV[4]  how many
-- ARGV[5]  the version of the grant: an older one never undoes a newer
-- Answer   nothing
local line = known()
if not line then
  return nil
end
local threshold, grant = tonumber(ARGV[4]), tonumber(ARGV[5])
if grant > line.grant then
  line.grant = grant
  if threshold ~= line.threshold then
    write(line, 'ALLOWED', 0, threshold, '-')
  end
  line.threshold = threshold
end
save(line)
return nil
