package gg.tiketi.app;

import gg.tiketi.capacity.fleet.Departures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out of an instance that the keeper of the group wants to take away: it drains, has a minute to end what it has begun, and
 * says that it may go.
 */
final class Departure implements Pulses.Step {
  private static final Logger LOG = LoggerFactory.getLogger(Departure.class);
  /** Bookings in flight end within this time; visitors have gone elsewhere. */
  private static final Duration FAREWELL = Duration.ofSeconds(60);

  private final Departures departures;
  private final Runnable drain;
  private final InstantSource clock;
  private Optional<Instant> since = Optional.empty();
  private boolean gone;

  Departure(Departures departures, Runnable drain, InstantSource clock) {
    this.departures = departures;
    this.drain = drain;
    this.clock = clock;
  }

  @Override
  public boolean run() {
    if (gone) {
      return false;
    }
    var now = clock.instant();
    if (since.isEmpty() && departures.isLeaving()) {
      LOG.info("this instance is to go: it drains");
      drain.run();
      since = Optional.of(now);
    }
    if (since.isPresent() && !since.get().plus(FAREWELL).isAfter(now)) {
      departures.mayGo();
      gone = true;
    }
    return false;
  }
}
