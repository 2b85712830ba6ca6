package house.broken.redis;

import house.broken.aws.Fleet;

record KnowsAws(Fleet fleet) {}
