package gg.tiketi.http.api;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.http.api.QueueViews.ClearedQueue;
import gg.tiketi.http.api.QueueViews.QueueAdminView;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Route;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.LineFigures;
import gg.tiketi.queue.LineMirror;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.QueueService;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Running a waiting room: how it stands, its rules, and clearing it. */
final class AdminQueueRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(AdminQueueRoutes.class);

  private final CatalogService catalog;
  private final Optional<QueueService> queue;

  AdminQueueRoutes(CatalogService catalog, Optional<QueueService> queue) {
    this.catalog = catalog;
    this.queue = queue;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/queue/admin/{eventId}").by(Access.ADMIN).does("How a waiting room stands.")
            .path(Named.EVENT_OF).answers(200, QueueAdminView.class, "figures and rules").to(this::show),
        Route.patch("/api/queue/admin/{eventId}").by(Access.ADMIN)
            .does("Change some of a waiting room's rules; null takes a value back.").path(Named.EVENT_OF)
            .body(QueueForm.CHANGE).answers(200, QueueAdminView.class, "changed").refuses(ProblemCode.INVALID_STATE)
            .to(call -> change(call, this::changed)),
        Route.post("/api/queue/admin/clear/{eventId}").by(Access.ADMIN)
            .does("Take the places of all who wait or were called; who is inside stays.").path(Named.EVENT_OF)
            .body(QueueForm.CLEAR).answers(200, ClearedQueue.class, "how many lost their places")
            .refuses(ProblemCode.INVALID_STATE).to(call -> change(call, this::cleared)));
  }

  private Answer show(Call call) {
    if (isUnknown(call)) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    return Answer.ok(queue.map(service -> shown(service, call)).orElseGet(
        () -> QueueAdminView.of(QueueRules.DEFAULT.in(QueueMode.OFF), LineFigures.NONE, Optional.empty())));
  }

  private static QueueAdminView shown(QueueService service, Call call) {
    EventId event = call.path(Named.EVENT_OF);
    var rules = service.rules(event, call.now());
    var figures = service.figures(event, call.now());
    return QueueAdminView.of(rules, figures, service.mirror(event).flatMap(LineMirror::measuredRate));
  }

  /** An installation without waiting rooms has nothing to change. */
  private Answer change(Call call, BiFunction<QueueService, Call, Answer> change) {
    if (isUnknown(call)) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    return queue.map(service -> change.apply(service, call))
        .orElseGet(() -> Answer.refused(ProblemCode.INVALID_STATE));
  }

  private Answer changed(QueueService service, Call call) {
    EventId event = call.path(Named.EVENT_OF);
    if (QueueForm.changesOrder(service.rules(event, call.now()), call.body())
        && service.isOrderFixed(event)) {
      return Answer.refused(ProblemCode.INVALID_STATE);
    }
    service.change(event, was -> QueueForm.changed(was, call.body()), call.now());
    return Answer.ok(shown(service, call));
  }

  private Answer cleared(QueueService service, Call call) {
    int gone = service.clear(call.path(Named.EVENT_OF), call.now());
    LOG.info("admin {} cleared the waiting room of event {}: {} lost their places, because: {}",
        call.caller().accountId(), call.path(Named.EVENT_OF), gone, call.body().get(QueueForm.REASON));
    return Answer.ok(new ClearedQueue(gone));
  }

  private boolean isUnknown(Call call) {
    return catalog.listing(call.path(Named.EVENT_OF), call.now()).map(EventListing::event)
        .filter(event -> !event.hidden()).isEmpty();
  }
}
