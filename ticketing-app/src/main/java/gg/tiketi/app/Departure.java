package gg.tiketi.app;

import gg.tiketi.capacity.fleet.Departures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out of an instance that the keeper of the group wants to take away: it drains, has some time to end what it has begun,
 * and says that it may go. What the keeper does not hear is said again with the next look.
 */
final class Departure implements Pulses.Step {
  private static final Logger LOG = LoggerFactory.getLogger(Departure.class);
  /** How often the keeper is asked: it counts the calls of all instances together. */
  static final Duration EVERY = Duration.ofSeconds(10);

  private final Departures departures;
  private final Runnable drain;
  private final Duration farewell;
  private final InstantSource clock;
  private Instant askedAt = Instant.MIN;
  private Optional<Instant> since = Optional.empty();
  private boolean gone;

  /**
   * The way out.
   *
   * @param farewell within which bookings in flight end; visitors have gone elsewhere
   */
  Departure(Departures departures, Runnable drain, Duration farewell, InstantSource clock) {
    this.departures = departures;
    this.drain = drain;
    this.farewell = farewell;
    this.clock = clock;
  }

  @Override
  public boolean run() {
    if (gone) {
      return false;
    }
    var now = clock.instant();
    if (since.isEmpty() && isLeaving(now)) {
      LOG.info("this instance is to go: it drains");
      drain.run();
      since = Optional.of(now);
    }
    if (since.isPresent() && !since.get().plus(farewell).isAfter(now)) {
      departures.mayGo();
      gone = true;
    }
    return false;
  }

  private boolean isLeaving(Instant now) {
    if (askedAt.isAfter(now.minus(EVERY))) {
      return false;
    }
    askedAt = now;
    return departures.isLeaving();
  }
}
