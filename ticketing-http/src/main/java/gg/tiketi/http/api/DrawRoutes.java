package gg.tiketi.http.api;

import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Content;
import gg.tiketi.http.route.Quota;
import gg.tiketi.http.route.Route;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.queue.Draws;
import gg.tiketi.queue.QueueService;
import gg.tiketi.queue.draw.DrawView;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.Hash;
import gg.tiketi.queue.draw.ProofView;
import java.util.List;
import java.util.Optional;

/** What is public of the draws of pre-queues, and each entrant's own proof. */
final class DrawRoutes {
  private final Optional<Draws> draws;
  /** A list is asked for by many at the same time, and never changes. */
  private volatile Optional<Listed> latest = Optional.empty();

  DrawRoutes(Optional<QueueService> queue) {
    draws = queue.map(QueueService::draws);
  }

  private record Listed(EventId event, Hash root, Content content) {}

  List<Route> routes() {
    return List.of(
        Route.get("/api/queue/draw/{eventId}").by(Access.PUBLIC)
            .does("The draw of an event's pre-queue: its plan, and what follows as it goes on.").path(Named.EVENT_OF)
            .answers(200, DrawView.class, "planned, frozen or drawn").to(this::draw),
        Route.get("/api/queue/draw/{eventId}/leaves").by(Access.PUBLIC)
            .does("Everybody in the draw, 32 bytes each, once the list is frozen.").path(Named.EVENT_OF)
            .answers(200, byte[].class, "the list").to(this::leaves),
        Route.get("/api/queue/draw/{eventId}/proof").by(Access.USER)
            .does("What proves the caller's own place, once it is drawn.").path(Named.EVENT_OF)
            .answers(200, ProofView.class, "the proof").to(this::proof));
  }

  private Answer draw(Call call) {
    return draws.flatMap(all -> all.of(call.path(Named.EVENT_OF), call.now()))
        .<Answer>map(draw -> Answer.ok(DrawView.of(draw))).orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Answer leaves(Call call) {
    EventId event = call.path(Named.EVENT_OF);
    return draws.flatMap(all -> all.entrants(event, call.now()))
        .map(list -> switch (call.countAddress(RateLimit.DRAW_LISTS)) {
          case RateLimiter.Exhausted exhausted -> Quota.refusal(exhausted);
          case RateLimiter.Taken _ -> Answer.ok(byte[].class, content(event, list));
        }).orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Content content(EventId event, EntrantList list) {
    var known = latest.filter(listed -> listed.event().equals(event) && listed.root().equals(list.root()));
    if (known.isPresent()) {
      return known.get().content();
    }
    var content = Content.of("application/octet-stream", list.bytes());
    latest = Optional.of(new Listed(event, list.root(), content));
    return content;
  }

  private Answer proof(Call call) {
    return draws.flatMap(all -> all.proof(call.path(Named.EVENT_OF), call.caller().accountId(), call.now()))
        .<Answer>map(proof -> Answer.ok(ProofView.of(proof)))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }
}
