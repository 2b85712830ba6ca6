package house.broken.app.verify;

import house.broken.queue.Line;

record KnowsTheLine(Line line) {}
