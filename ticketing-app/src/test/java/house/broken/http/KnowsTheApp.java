package house.broken.http;

import house.broken.app.Command;

record KnowsTheApp(Command command) {}
