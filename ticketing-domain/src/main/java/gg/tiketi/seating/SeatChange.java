package gg.tiketi.seating;

import java.time.Instant;
import java.util.Optional;

/**
 * A seat's state after a change.
 *
 * @param lockedUntil when the hold ends; present exactly while the seat is locked. From that instant on the seat may be
 *     taken by anybody, swept or not (law S8)
 * @param version of the seat; strictly increases with each change (law S10)
 */
public record SeatChange(int index, SeatStatus status, Optional<Instant> lockedUntil, long version) {
  public SeatChange {
    if (lockedUntil.isPresent() != (status == SeatStatus.LOCKED)) {
      throw new IllegalArgumentException("a seat is held until some instant exactly while it is locked");
    }
  }
}
