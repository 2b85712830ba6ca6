package house.broken.app.verify.draw;

import house.broken.queue.Line;

record KnowsTheDraw(Line line) {}
