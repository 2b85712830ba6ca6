package house.broken;

import house.broken.simulation.Sale;

record KnowsTheSimulation(Sale sale) {}
