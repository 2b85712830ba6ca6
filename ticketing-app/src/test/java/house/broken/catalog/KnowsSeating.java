package house.broken.catalog;

import house.broken.seating.Seat;

record KnowsSeating(Seat seat) {}
