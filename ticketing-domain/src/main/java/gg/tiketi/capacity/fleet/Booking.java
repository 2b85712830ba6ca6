package gg.tiketi.capacity.fleet;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Something that the keeper of the group does by itself at an instant, also when no server runs.
 *
 * @param name by which it can be replaced
 * @param at on a full minute
 * @param min the least size from then on
 * @param desired the size from then on; empty leaves it as large as it is
 */
public record Booking(String name, Instant at, int min, OptionalInt desired) {
  /** What our bookings are called, so that nobody else's are touched. */
  public static final String PREFIX = "tiketi-";
  /** The one that returns to the least size when nobody has put it off for hours. */
  public static final String FAILSAFE = PREFIX + "failsafe";
  private static final int SECONDS_PER_MINUTE = 60;

  /** A rise of the floor. */
  public static Booking rise(Instant at, int min) {
    long minute = Math.floorDiv(at.getEpochSecond(), SECONDS_PER_MINUTE);
    return new Booking(PREFIX + minute, Instant.ofEpochSecond(minute * SECONDS_PER_MINUTE), min, OptionalInt.empty());
  }

  /** The return to the least size. */
  public static Booking failsafe(Instant at, int min) {
    long minute = Math.ceilDiv(at.getEpochSecond(), SECONDS_PER_MINUTE);
    return new Booking(FAILSAFE, Instant.ofEpochSecond(minute * SECONDS_PER_MINUTE), min, OptionalInt.of(min));
  }
}
