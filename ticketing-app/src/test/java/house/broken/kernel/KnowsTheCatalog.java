package house.broken.kernel;

import house.broken.catalog.Event;

record KnowsTheCatalog(Event event) {}
