package gg.tiketi.http.server;

import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Liveness and readiness. In public only yes or no; the reasons, and draining, are the operators'. */
public final class HealthRoutes {
  private final Health health;

  /** Routes over this health. */
  public HealthRoutes(Health health) {
    this.health = health;
  }

  /** Yes or no. */
  public record HealthView(Status status) {}

  /** The answer of a probe. */
  public enum Status {
    UP, DOWN
  }

  /** Yes or no, and why not. */
  public record ReadinessView(Status status, List<String> reasons) {}

  /** What anybody may ask. */
  public List<Route> open() {
    var alive = Stream.of("/livez").map(path -> Route.get(path).by(Access.PUBLIC).does("The process lives")
        .answers(200, HealthView.class, "it lives").to(_ -> Answer.ok(new HealthView(Status.UP))));
    var ready = Stream.of("/readyz", "/health", "/api/health")
        .map(path -> Route.get(path).by(Access.PUBLIC).does("The server takes visitors")
            .answers(200, HealthView.class, "it does").answers(503, HealthView.class, "it does not, for now")
            .to(_ -> answer(health.reasons().isEmpty(), new HealthView(status()))));
    return Stream.concat(alive, ready).toList();
  }

  /** What operators may ask and do. */
  public List<Route> operators() {
    return List.of(
        Route.get("/livez").by(Access.PUBLIC).does("The process lives").answers(200, HealthView.class, "it lives")
            .to(_ -> Answer.ok(new HealthView(Status.UP))),
        Route.get("/readyz").by(Access.PUBLIC).does("Whether the server takes visitors, and why not")
            .answers(200, ReadinessView.class, "it does").answers(503, ReadinessView.class, "it does not")
            .to(_ -> readiness()),
        Route.post("/drain").by(Access.PUBLIC).does("Take no new visitors; close the sockets with 1012")
            .answersNothing("draining").to(_ -> {
              health.drain();
              return Answer.done();
            }));
  }

  private Answer readiness() {
    List<String> reasons = health.reasons();
    return answer(reasons.isEmpty(), new ReadinessView(reasons.isEmpty() ? Status.UP : Status.DOWN, reasons));
  }

  private Status status() {
    return health.reasons().isEmpty() ? Status.UP : Status.DOWN;
  }

  private static Answer answer(boolean ready, Object view) {
    return new Answer.Shown(ready ? 200 : 503, view, Map.of());
  }
}
