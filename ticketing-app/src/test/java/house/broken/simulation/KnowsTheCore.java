package house.broken.simulation;

import house.broken.Core;

record KnowsTheCore(Core core) {}
