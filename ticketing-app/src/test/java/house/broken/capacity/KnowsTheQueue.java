package house.broken.capacity;

import house.broken.queue.Line;

record KnowsTheQueue(Line line) {}
