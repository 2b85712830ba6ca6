package house.broken.http;

import house.broken.seating.Seats;

record SeesAPort(Seats seats) {}
