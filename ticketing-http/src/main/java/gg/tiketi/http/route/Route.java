package gg.tiketi.http.route;

import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.shape.ObjectShape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One route, said once.
 *
 * @param path the template, segments that vary in braces
 * @param summary a sentence for the document
 * @param body the shape of the body; without fields when the route takes none
 * @param bodyOptional whether the body may be left out altogether
 * @param outcomes every way in which it answers when it does not refuse
 * @param refusals the codes of its handler; those of its guard and its shapes follow from the declaration
 * @param idempotent whether it takes an {@code Idempotency-Key}
 * @param obtainsSeats whether it takes an {@code Admission}
 * @param takesTicket whether it takes a {@code Queue-Ticket}
 */
public record Route(Method method, String path, Access access, String summary, List<PathId<?>> pathIds,
    ObjectShape query,
    ObjectShape body, boolean bodyOptional, List<Outcome> outcomes, Set<ProblemCode> refusals,
    boolean idempotent, boolean obtainsSeats, boolean takesTicket, Handler handler) {
  public Route {
    pathIds = List.copyOf(pathIds);
    outcomes = List.copyOf(outcomes);
    refusals = Set.copyOf(refusals);
  }

  /** Begins a declaration. */
  public static RouteDraft get(String path) {
    return new RouteDraft(Method.GET, path);
  }

  /** Begins a declaration. */
  public static RouteDraft post(String path) {
    return new RouteDraft(Method.POST, path);
  }

  /** Begins a declaration. */
  public static RouteDraft put(String path) {
    return new RouteDraft(Method.PUT, path);
  }

  /** Begins a declaration. */
  public static RouteDraft patch(String path) {
    return new RouteDraft(Method.PATCH, path);
  }

  /** Begins a declaration. */
  public static RouteDraft delete(String path) {
    return new RouteDraft(Method.DELETE, path);
  }

  /** Method and template, the route's name in logs, metrics and tests. */
  public String name() {
    return method + " " + path;
  }

  /** Whether the declaration has this answer. */
  boolean declares(int status, @Nullable Class<?> view) {
    return outcomes.stream().anyMatch(outcome -> outcome.status() == status && outcome.view() == view);
  }
}
