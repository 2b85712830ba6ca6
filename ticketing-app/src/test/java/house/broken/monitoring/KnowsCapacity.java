package house.broken.monitoring;

import house.broken.capacity.Plan;

record KnowsCapacity(Plan plan) {}
