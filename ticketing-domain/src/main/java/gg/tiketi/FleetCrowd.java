package gg.tiketi;

import gg.tiketi.capacity.Minute;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.capacity.fleet.Crowd;
import gg.tiketi.capacity.fleet.Crowd.Presence;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.capacity.forecast.UsefulUsers;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.EventView;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.LineAway;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Who is there now, on all instances: as the busier of their last two minutes was written down. Events with a plan are always
 * among them, so that it is known when their crowd has gone. While a line cannot be read nobody knows who is there. The leader's
 * own machine stands for how busy all are.
 */
public final class FleetCrowd implements Supplier<Optional<Crowd>> {
  private static final Duration LATELY = Duration.ofMinutes(2);
  /** Who was there so long ago may still be. */
  private static final Duration WHILE_AGO = Duration.ofMinutes(15);
  private static final Duration FRESH = Duration.ofSeconds(15);

  private final TrafficBook traffic;
  private final ScalingBook book;
  private final CatalogService catalog;
  private final Optional<QueueService> queue;
  private final Supplier<OptionalDouble> cpu;
  private final InstantSource clock;

  /**
   * The crowd, as these books tell it.
   *
   * @param cpu how busy this machine is, from 0 to 1; empty when nobody knows
   */
  public FleetCrowd(TrafficBook traffic, ScalingBook book, Tiketi tiketi, Supplier<OptionalDouble> cpu,
      InstantSource clock) {
    this.traffic = traffic;
    this.book = book;
    this.catalog = tiketi.catalog();
    this.queue = tiketi.queue();
    this.cpu = cpu;
    this.clock = clock;
  }

  @Override
  public Optional<Crowd> get() {
    var now = clock.instant();
    var events = new HashSet<>(traffic.recordedSince(now.minus(WHILE_AGO)));
    book.plans(now, now.plusMillis(1)).stream().map(Plan::event).flatMap(Optional::stream).forEach(events::add);
    if (events.stream().anyMatch(event -> isUnreadable(event, now))) {
      return Optional.empty();
    }
    var there = new HashMap<EventId, Presence>();
    events.forEach(event -> there.put(event, presence(event, now)));
    return Optional.of(new Crowd(there, cpu.get()));
  }

  /** Whether the event has a line that does not answer: then its minutes have a hole, which is not an empty hall. */
  private boolean isUnreadable(EventId event, Instant now) {
    return queue.filter(rooms -> rooms.rules(event, now).mode() != QueueMode.OFF).filter(rooms -> {
      try {
        rooms.figures(event, now);
        return rooms.mirror(event).filter(mirror -> mirror.asOf().isAfter(now.minus(FRESH))).isEmpty();
      } catch (LineAway away) {
        return true;
      }
    }).isPresent();
  }

  private Presence presence(EventId event, Instant now) {
    var minutes = Minute.of(traffic.samples(event, now.minus(LATELY), now.plusSeconds(1)));
    var view = catalog.find(event, now);
    boolean over = view.map(FleetCrowd::isOver).orElse(true);
    var useful = view.map(seen -> OptionalLong.of((long) UsefulUsers.most(seen.available())))
        .orElseGet(OptionalLong::empty);
    // The minute under way is not told by all instances yet: what is missing of it has not gone.
    return minutes.reversed().stream().limit(2).max(Comparator.comparingInt(Minute::demand))
        .map(minute -> new Presence(minute.concurrent(), minute.queued(), over, useful))
        .orElseGet(() -> new Presence(0, 0, over, useful));
  }

  private static boolean isOver(EventView view) {
    return switch (view.status()) {
      case UPCOMING, ON_SALE -> false;
      case SOLD_OUT, ENDED, CANCELLED -> true;
    };
  }
}
