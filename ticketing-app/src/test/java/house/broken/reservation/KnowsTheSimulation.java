package house.broken.reservation;

import house.broken.simulation.Sale;

record KnowsTheSimulation(Sale sale) {}
