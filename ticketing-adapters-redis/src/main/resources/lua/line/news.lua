-- uses line/line
-- What became of the line.
-- ARGV[4]  the version after which the caller wants to know, -1 for everything
-- Answer   {epoch, version, figures, waves, since, changes} or {epoch, version, figures, waves, -1, left, claimed, ended};
--          figures = {tail, head, waiting, called, inside, threshold, grant, called ever, queueing}; nil if there is no line
local line = known()
if not line then
  return nil
end
save(line)
local function text(value)
  return string.format('%.0f', value)
end
local figures = {text(line.tail), text(line.head), text(line.waiting), text(line.called), text(line.inside),
  text(line.threshold), text(line.grant), text(line.ever), text(line.queueing)}
local since = tonumber(ARGV[4])
local missed = line.version - since
local waves = redis.call('lrange', KEYS[8], 0, -1)
if since < 0 or missed < 0 or missed > redis.call('llen', KEYS[9]) then
  return {text(line.epoch), text(line.version), figures, waves, '-1', redis.call('get', KEYS[2]) or '',
    redis.call('get', KEYS[3]) or '', redis.call('get', KEYS[4]) or ''}
end
return {text(line.epoch), text(line.version), figures, waves, text(since),
  missed == 0 and {} or redis.call('lrange', KEYS[9], -missed, -1)}
