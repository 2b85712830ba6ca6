package house.broken.queue;

import house.broken.seating.Seat;

record KnowsSeating(Seat seat) {}
