package house.broken.postgres;

import house.broken.redis.Script;

record KnowsRedis(Script script) {}
