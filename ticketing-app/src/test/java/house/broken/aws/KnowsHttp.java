package house.broken.aws;

import house.broken.http.Route;

record KnowsHttp(Route route) {}
