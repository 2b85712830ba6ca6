package house.broken.identity;

import house.broken.catalog.Event;

record KnowsTheCatalog(Event event) {}
