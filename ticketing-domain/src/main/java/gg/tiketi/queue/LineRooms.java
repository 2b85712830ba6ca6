package gg.tiketi.queue;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The waiting rooms that somebody asked this instance for, and what has to be done for them from time to time. */
final class LineRooms {
  private static final int CALLED_AT_ONCE = 2_000;
  private static final int ENTRIES_AT_ONCE = 5_000;
  private static final Duration MARGIN_OF_CLAIMS = Duration.ofSeconds(30);

  private final CatalogService catalog;
  private final WaitingRoom parts;
  private final QueueDecisions decisions;
  private final Draws draws;
  private final Map<EventId, LineRoom> rooms = new ConcurrentHashMap<>();
  private volatile boolean ready = true;
  private volatile boolean keeper = true;
  private volatile int readyInstances;

  LineRooms(CatalogService catalog, WaitingRoom parts, QueueDecisions decisions, Draws draws) {
    this.catalog = catalog;
    this.parts = parts;
    this.decisions = decisions;
    this.draws = draws;
  }

  /** Whether nobody can obtain anything of this event any more. */
  static boolean isOver(Event event, Instant now) {
    return event.isCancelled() || !now.isBefore(event.sale().closesAt());
  }

  /** The room if somebody asked for it before. */
  Optional<LineRoom> known(EventId id) {
    return Optional.ofNullable(rooms.get(id));
  }

  LineRoom of(EventId id, Instant now) {
    var known = rooms.get(id);
    return known == null ? opened(id, now) : known.wanted(now);
  }

  /** Whoever asks first has the line read and its share granted, so that they need not wait for the next pulse. */
  private LineRoom opened(EventId id, Instant now) {
    var room = new LineRoom(id, parts, now);
    var other = rooms.putIfAbsent(id, room);
    if (other != null) {
      return other.wanted(now);
    }
    room.begin(now);
    askForShare(room, now);
    return room;
  }

  /** The room once it was read: whoever asks while another one reads it waits, and is not told that there is no line. */
  LineRoom read(EventId id, Instant now) {
    var room = of(id, now);
    if (!room.mirror().isRead()) {
      room.begin(now);
    }
    return room;
  }

  /** The room for somebody who comes: an event whose room was empty has lost its share, and they should not wait for the pulse. */
  LineRoom entered(EventId id, Instant now) {
    var room = of(id, now);
    askForShare(room, now);
    return room;
  }

  /** Twice: what others have too much is taken from them by the first, and given by the second. */
  private void askForShare(LineRoom room, Instant now) {
    for (int i = 0; i < 2 && room.lacksShare(now, i == 0); i++) {
      settle(now);
    }
  }

  LineTerms terms(Event event, LineRoom room, Instant now) {
    var decided = decisions.of(event.id(), now);
    var settings = parts.settings();
    var rate = decided.ratePerSecond().isPresent() ? decided.ratePerSecond() : settings.ratePerSecond();
    var times = settings.times();
    var claim = room.longestPollAnywhere(now).plus(MARGIN_OF_CLAIMS);
    if (!settings.claimFixed() && claim.compareTo(times.claim()) > 0) {
      times = times.claim(claim);
    }
    return new LineTerms(decided.mode(), event.sale().opensAt(), rate, times);
  }

  void tick(Instant now) {
    each(room -> tick(room, now));
    rooms.values().removeIf(room -> room.isIdle(now));
  }

  private void tick(LineRoom room, Instant now) {
    catalog.listing(room.event(), now).map(EventListing::event)
        .filter(event -> decisions.of(event.id(), now).mode() != QueueMode.OFF).ifPresent(event -> {
          var terms = terms(event, room, now);
          room.tellSigns(terms, now);
          if (!isOver(event, now)) {
            call(event, room, terms, now);
          } else if (room.mirror().figures().waiting() + room.mirror().figures().called() > 0) {
            parts.lines().clear(event.id(), now);
          }
          room.refresh(now);
        });
  }

  private void call(Event event, LineRoom room, LineTerms terms, Instant now) {
    if (!draws.isAwaited(event, now)) {
      room.step(known -> parts.lines().advance(event.id(), known, terms, now, CALLED_AT_ONCE), now);
    }
  }

  /** Has an event's line keep numbers for those who will be drawn; answers the number before the first. */
  long number(EventId id, int drawn, Instant now) {
    var room = of(id, now);
    long before = room.step(known -> parts.lines().number(id, known, drawn, now), now);
    room.refresh(now);
    return before;
  }

  /** Whether this instance does what one has to do for all; more than one may believe so for a moment. */
  boolean isKeeper() {
    return keeper;
  }

  /** One room's trouble is not another's (law W18): all have their turn before it is told. */
  private void each(Consumer<LineRoom> work) {
    List<RuntimeException> troubles = new ArrayList<>();
    for (var room : rooms.values()) {
      try {
        work.accept(room);
      } catch (RuntimeException trouble) {
        troubles.add(trouble);
      }
    }
    if (!troubles.isEmpty()) {
      throw troubles.getFirst();
    }
  }

  void settle(Instant now) {
    var demands = new HashMap<EventId, Shares.Demand>();
    rooms.values().forEach(room -> demands.put(room.event(), room.demand(limit(room.event(), now), now)));
    var settings = parts.settings();
    var settled = parts.shares()
        .settle(new Shares.Report(settings.instance(), ready, settings.usersPerInstance(), demands), now);
    keeper = settled.keeper();
    readyInstances = settled.ready();
    settled.shares().forEach((event, share) -> known(event).ifPresent(room -> room.granted(share, now)));
  }

  private OptionalInt limit(EventId event, Instant now) {
    var own = decisions.of(event, now).threshold();
    return own.isPresent() ? own : parts.settings().threshold();
  }

  /** The eldest instance may not know a line that others are asked for, so each line has a keeper of its own. */
  void keepSafe() {
    each(room -> room.keepSafe(ENTRIES_AT_ONCE));
  }

  LinesInSight inSight(Instant since) {
    var figures = new HashMap<EventId, LineFigures>();
    rooms.values().stream().filter(room -> !room.mirror().asOf().isBefore(since))
        .forEach(room -> figures.put(room.event(), room.mirror().figures()));
    return new LinesInSight(readyInstances, figures);
  }

  void drain() {
    ready = false;
    parts.shares().leave(parts.settings().instance());
  }
}
