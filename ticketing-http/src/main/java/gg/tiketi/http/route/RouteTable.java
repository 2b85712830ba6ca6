package gg.tiketi.http.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** All routes of a server. What is not in it does not exist. */
public final class RouteTable {
  private static final Pattern SEGMENT = Pattern.compile("\\{[^}]*}");

  private final List<Route> routes;

  /** A table of these routes, refused when two of them are the same. */
  public RouteTable(Collection<Route> routes) {
    var names = new HashSet<String>();
    for (Route route : routes) {
      if (!names.add(SEGMENT.matcher(route.name()).replaceAll("{}"))) {
        throw new IllegalArgumentException("Two routes " + route.name());
      }
    }
    this.routes = ordered(routes);
  }

  /** The routes; of two that a path could match, the one with fewer variable segments comes first. */
  public List<Route> routes() {
    return routes;
  }

  private static List<Route> ordered(Collection<Route> routes) {
    var ordered = new ArrayList<>(routes);
    ordered.sort(Comparator.comparingInt(route -> route.pathIds().size()));
    return List.copyOf(ordered);
  }
}
