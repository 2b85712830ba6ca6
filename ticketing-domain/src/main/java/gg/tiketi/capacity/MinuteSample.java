package gg.tiketi.capacity;

import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What was seen of one event in one minute by one source. A source is an instance that counts its own visitors, or the event's
 * line, which all instances see alike and write down as one. What several sources saw in a minute adds up.
 *
 * @param minute its beginning
 * @param concurrent how many people were inside
 * @param queued how many waited
 * @param arrivals how many came within the minute
 * @param admissions how many were let in within the minute
 * @param inService how many instances were ready
 */
public record MinuteSample(EventId event, Instant minute, String source, int concurrent, int queued, int arrivals,
    int admissions, int inService) {
  public MinuteSample {
    if (!minute.equals(minute.truncatedTo(ChronoUnit.MINUTES))) {
      throw new IllegalArgumentException("not the beginning of a minute: " + minute);
    }
    if (source.isEmpty() || concurrent < 0 || queued < 0 || arrivals < 0 || admissions < 0 || inService < 0) {
      throw new IllegalArgumentException("nobody sees that: " + source + ", " + concurrent + " + " + queued);
    }
  }

  /** Everybody who wants something of the event at once: inside and waiting. */
  public int demand() {
    return Math.addExact(concurrent, queued);
  }

  /**
   * The same minute looked at again: the busier look counts, and of what happened within the minute the longer count. So the order
   * and the number of looks do not matter.
   */
  public MinuteSample and(MinuteSample other) {
    if (!event.equals(other.event) || !minute.equals(other.minute) || !source.equals(other.source)) {
      throw new IllegalArgumentException("another minute: " + this + ", " + other);
    }
    var busier = isBusierThan(other) ? this : other;
    return new MinuteSample(event, minute, source, busier.concurrent, busier.queued,
        Math.max(arrivals, other.arrivals), Math.max(admissions, other.admissions),
        Math.max(inService, other.inService));
  }

  private boolean isBusierThan(MinuteSample other) {
    return demand() != other.demand() ? demand() > other.demand() : concurrent > other.concurrent;
  }
}
