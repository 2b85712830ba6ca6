package house.broken.seating;

import org.slf4j.Logger;

record KnowsALibrary(Logger logger) {}
