package gg.tiketi.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * The rules under which a line takes its next step.
 *
 * @param mode how the organiser wants it to work; never {@link QueueMode#OFF}
 * @param opensAt before this instant nobody is called or let in
 * @param ratePerSecond how many are called from the line each second at most; empty: as many as the threshold wants
 * @param times how long people may take
 */
public record LineTerms(QueueMode mode, Instant opensAt, OptionalInt ratePerSecond, Times times) {
  /** The least rate at which a line is called unless the organiser says otherwise. */
  private static final int LEAST_RATE = 50;
  /** A hall turns over once in a minute. */
  private static final int SECONDS_TO_TURN_OVER = 60;

  public LineTerms {
    if (mode == QueueMode.OFF) {
      throw new IllegalArgumentException("an event without a waiting room has no line");
    }
  }

  /**
   * How long people may take.
   *
   * @param claim to claim a turn after being called
   * @param idle without a sign of life while inside
   * @param stay inside at the most, unless a hold or a payment keeps them
   * @param farewell to come back after the last connection closed
   */
  public record Times(Duration claim, Duration idle, Duration stay, Duration farewell) {
    public static final Times DEFAULT = new Times(Duration.ofSeconds(60), Duration.ofSeconds(120),
        Duration.ofMinutes(10), Duration.ofSeconds(20));

    public Times {
      if (!claim.isPositive() || !idle.isPositive() || !stay.isPositive() || !farewell.isPositive()) {
        throw new IllegalArgumentException("nobody can be that quick: " + claim + ", " + idle + ", " + stay);
      }
    }

    /** The same with another time to claim. */
    public Times claim(Duration claim) {
      return new Times(claim, idle, stay, farewell);
    }
  }

  boolean mayCall(Instant now) {
    return mode != QueueMode.PAUSED && !now.isBefore(opensAt);
  }

  /** How many are called each second, given the line's threshold. */
  public double rate(int threshold) {
    return ratePerSecond.isPresent()
        ? ratePerSecond.getAsInt()
        : Math.max(LEAST_RATE, (double) threshold / SECONDS_TO_TURN_OVER);
  }
}
