package house.broken.payment;

import house.broken.seating.Seat;

record KnowsSeating(Seat seat) {}
