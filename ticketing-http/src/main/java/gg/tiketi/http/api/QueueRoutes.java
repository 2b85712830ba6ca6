package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.text;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.http.api.QueueViews.PlaceView;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Quota;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import gg.tiketi.identity.Standing;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.queue.CheckResult;
import gg.tiketi.queue.QueueService;
import gg.tiketi.queue.draw.Nonce;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The way through a waiting room; without waiting rooms every door is open. */
final class QueueRoutes {
  private static final Field<String> NONCE = optional("nonce", text(32, 32).matching("[0-9a-f]+"))
      .saying("Sixteen random bytes in hex, which count where places are drawn.");

  private final CatalogService catalog;
  private final Optional<QueueService> queue;

  QueueRoutes(CatalogService catalog, Optional<QueueService> queue) {
    this.catalog = catalog;
    this.queue = queue;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/queue/check/{eventId}").by(Access.USER)
            .does(
                "Enter, join, claim or stay, whatever is next; repeated, it is a sign of life and renews the admission.")
            .path(Named.EVENT_OF).optionalBody(object("QueueCheck", NONCE)).takesTicket()
            .answers(200, PlaceView.class, "where the caller stands now").to(this::check),
        Route.get("/api/queue/status/{eventId}").by(Access.TICKET)
            .does("Where the ticket, or else the caller, stands; changes nothing.").path(Named.EVENT_OF).takesTicket()
            .answers(200, PlaceView.class, "the place").to(this::status),
        Route.post("/api/queue/leave/{eventId}").by(Access.USER).does("Give up the place, or go out.")
            .path(Named.EVENT_OF).answersNothing("gone, if there was a place").to(this::leave));
  }

  private Answer check(Call call) {
    return counted(call, () -> queue.map(service -> answer(service.check(call.path(Named.EVENT_OF),
        call.caller().accountId(), call.ticket(), nonce(call), call.now()))).orElseGet(() -> open(call)));
  }

  private static Optional<Nonce> nonce(Call call) {
    return call.body().has(NONCE) ? call.body().find(NONCE).flatMap(Nonce::parse) : Optional.empty();
  }

  private Answer status(Call call) {
    if (queue.isEmpty()) {
      return open(call);
    }
    var service = queue.get();
    return call.ticket().flatMap(ticket -> service.status(call.path(Named.EVENT_OF), ticket, call.now()))
        .map(QueueRoutes::answer).orElseGet(() -> statusOf(call.visitor().map(Standing::accountId), service, call));
  }

  private static Answer statusOf(Optional<AccountId> visitor, QueueService service, Call call) {
    return visitor.isEmpty()
        ? Answer.refused(ProblemCode.AUTHENTICATION_REQUIRED)
        : counted(call, () -> answer(service.status(call.path(Named.EVENT_OF), visitor.get(), call.now())));
  }

  private Answer leave(Call call) {
    var event = call.path(Named.EVENT_OF);
    return counted(call, () -> {
      boolean known = queue.map(service -> service.leave(event, call.caller().accountId(), call.now()))
          .orElseGet(() -> catalog.find(event, call.now()).isPresent());
      return known ? Answer.done() : Answer.refused(ProblemCode.NOT_FOUND);
    });
  }

  private Answer open(Call call) {
    return catalog.find(call.path(Named.EVENT_OF), call.now()).isPresent()
        ? Answer.ok(PlaceView.open(call.now()))
        : Answer.refused(ProblemCode.NOT_FOUND);
  }

  /** Calls that may ask the line itself; who brings a ticket is answered from memory and not counted. */
  private static Answer counted(Call call, Supplier<Answer> answer) {
    return switch (call.count(RateLimit.QUEUE_CALLS)) {
      case RateLimiter.Exhausted exhausted -> Quota.refusal(exhausted);
      case RateLimiter.Taken _ -> answer.get();
    };
  }

  private static Answer answer(CheckResult result) {
    return switch (result) {
      case CheckResult.UnknownEvent() -> Answer.refused(ProblemCode.NOT_FOUND);
      case CheckResult.Ended(var view) -> Answer.ok(PlaceView.of(view));
      case CheckResult.NotNeeded(var view) -> Answer.ok(PlaceView.of(view));
      case CheckResult.NotOpen(var view) -> Answer.ok(PlaceView.of(view));
      case CheckResult.Placed(var view) -> Answer.ok(PlaceView.of(view));
    };
  }
}
