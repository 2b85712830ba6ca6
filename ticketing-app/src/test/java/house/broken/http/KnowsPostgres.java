package house.broken.http;

import house.broken.postgres.Table;

record KnowsPostgres(Table table) {}
