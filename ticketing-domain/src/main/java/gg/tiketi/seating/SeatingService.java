package gg.tiketi.seating;

import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.SortedSet;

/** What organisers do with seats and stocks; it obeys the same laws as buying (law S15). */
public final class SeatingService {
  private final Seats seats;
  private final Runnable committed;

  /** A service over these seats; {@code committed} is told after every commit, so that the feed is read at once. */
  public SeatingService(Seats seats, Runnable committed) {
    this.seats = seats;
    this.committed = committed;
  }

  /** Takes free seats off sale, all or none. */
  public BlockResult block(EventId event, SortedSet<Integer> indexes, Instant now) {
    return told(seats.block(event, indexes, now));
  }

  /** Puts blocked seats on sale. */
  public BlockResult unblock(EventId event, SortedSet<Integer> indexes, Instant now) {
    return told(seats.unblock(event, indexes, now));
  }

  /** Changes a ticket type; false when fewer would remain than are sold and held. */
  public boolean replace(TicketType type, Instant now) {
    return told(seats.replace(type, now));
  }

  private <R> R told(R result) {
    committed.run();
    return result;
  }
}
