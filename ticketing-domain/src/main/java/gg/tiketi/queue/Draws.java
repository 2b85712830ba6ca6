package gg.tiketi.queue;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.DrawStage.Drawn;
import gg.tiketi.queue.DrawStage.Entering;
import gg.tiketi.queue.DrawStage.Frozen;
import gg.tiketi.queue.draw.Draw;
import gg.tiketi.queue.draw.DrawId;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.PersonalProof;
import gg.tiketi.queue.draw.PlannedDraw;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The draws of the events whose organiser wants one: planned when the pre-queue opens, held at the opening. What is public of them
 * can be asked here at any time (law W19).
 */
public final class Draws {
  /** So long the eldest instance has for an opening before the others take it for dead. */
  private static final Duration OTHERS_AFTER = Duration.ofSeconds(5);
  /** What is older was given up. */
  private static final Duration DUE_FOR = Duration.ofDays(7);
  /** No pre-queue opens earlier. */
  private static final Duration AHEAD = QueueRules.LONGEST_PRE_QUEUE.multipliedBy(2);
  /** Of how many events a draw is remembered here. */
  private static final int MOST = 200;

  private final CatalogService catalog;
  private final DrawOffice office;
  private final QueueDecisions decisions;
  private final Map<EventId, EventDraw> known = new ConcurrentHashMap<>();

  Draws(CatalogService catalog, DrawOffice office, QueueDecisions decisions) {
    this.catalog = catalog;
    this.office = office;
    this.decisions = decisions;
  }

  // ---- what everybody may know ----

  /** What may be known of an event's draw; empty if there is none. */
  public Optional<Draw> of(EventId id, Instant now) {
    return event(id, now).flatMap(event -> of(event, now)).map(EventDraw::stage).map(DrawStage::draw);
  }

  /** Everybody in it, once the list is frozen. */
  public Optional<EntrantList> entrants(EventId id, Instant now) {
    return event(id, now).flatMap(event -> of(event, now)).flatMap(draw -> switch (draw.stage()) {
      case Frozen(var frozen, long before) -> Optional.of(frozen.entrants());
      case Drawn(var drawn, long before) -> Optional.of(drawn.entrants());
      case Entering entering -> Optional.empty();
      case DrawStage.Closed closed -> Optional.empty();
    });
  }

  /** What shows somebody their own place; empty before the draw and for who was not in it. */
  public Optional<PersonalProof> proof(EventId id, AccountId account, Instant now) {
    return event(id, now).flatMap(event -> of(event, now)).flatMap(draw -> draw.proof(account));
  }

  private Optional<Event> event(EventId id, Instant now) {
    return catalog.listing(id, now).map(EventListing::event).filter(event -> !event.hidden());
  }

  // ---- for the waiting rooms ----

  /** The event's draw if its organiser wants one and the pre-queue is open; the first who asks then plans it. */
  Optional<EventDraw> of(Event event, Instant now) {
    var decided = decisions.of(event.id(), now);
    if (decided.order() != QueueRules.Order.DRAW) {
      return Optional.empty();
    }
    var draw = Optional.ofNullable(known.get(event.id())).or(() -> read(event, decided, now));
    draw.ifPresent(kept -> kept.refresh(now));
    return draw;
  }

  private Optional<EventDraw> read(Event event, QueueRules decided, Instant now) {
    var opensAt = event.sale().opensAt();
    boolean mayPlan = now.isBefore(opensAt) && !now.isBefore(opensAt.minus(decided.preQueue()));
    var kept = office.book().current(event.id())
        .or(() -> mayPlan ? Optional.of(plan(event, 1)) : Optional.empty());
    if (known.size() >= MOST) {
      known.clear();
    }
    return kept.map(draw -> known.computeIfAbsent(event.id(), first -> new EventDraw(office, draw, now)));
  }

  /** An opening that was moved makes another plan, with another number; who entered stays in. */
  private void keepUp(EventDraw draw, Event event, Instant now) {
    if (draw.stage() instanceof Entering && !draw.plan().opening().equals(event.sale().opensAt())) {
      draw.learn(plan(event, draw.plan().id().round() + 1), now);
    }
  }

  private DrawBook.Kept plan(Event event, int round) {
    return office.book().plan(PlannedDraw.of(new DrawId(event.id(), round), event.sale().opensAt(),
        office.randomness(), office.keys()).plan());
  }

  /** Whether the event's line has to wait for the draw before anybody is called. */
  boolean isAwaited(Event event, Instant now) {
    return of(event, now).filter(draw -> !(draw.stage() instanceof Drawn)).isPresent();
  }

  // ---- pulses ----

  /**
   * Holds the draws that are due. The eldest instance does it, and plans anew where an opening was moved; the others help when it
   * does not.
   */
  void tick(LineRooms rooms, Instant now) {
    var until = rooms.isKeeper() ? now.plus(AHEAD) : now.minus(OTHERS_AFTER);
    for (var id : office.book().due(now.minus(DUE_FOR), until)) {
      event(id, now).filter(event -> !LineRooms.isOver(event, now)).ifPresent(event -> hold(event, rooms, now));
    }
    known.values().forEach(draw -> draw.refresh(now));
  }

  private void hold(Event event, LineRooms rooms, Instant now) {
    of(event, now).ifPresent(draw -> {
      if (rooms.isKeeper()) {
        keepUp(draw, event, now);
      }
      if (!now.isBefore(draw.plan().opening())) {
        draw.open((entrants, at) -> rooms.number(event.id(), entrants, at), now);
        // Whoever held the draw calls the first of the line, whether or not anybody asks here.
        rooms.of(event.id(), now);
      }
    });
  }
}
