package gg.tiketi.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the organiser of an event decided about its waiting room.
 *
 * @param threshold the most people inside and called together; empty: the event's share of what the fleet can carry
 * @param ratePerSecond how many are called each second at most; empty: computed from the threshold
 * @param message shown to those who wait
 * @param order who comes first among those who are there before the opening
 * @param preQueue how long before the opening one may join
 */
public record QueueRules(QueueMode mode, OptionalInt threshold, OptionalInt ratePerSecond, Optional<String> message,
    Order order, Duration preQueue) {
  public static final int MOST = 1_000_000;
  public static final Duration LONGEST_PRE_QUEUE = Duration.ofDays(7);
  /** Of events that say nothing. */
  public static final QueueRules DEFAULT = new QueueRules(QueueMode.AUTO, OptionalInt.empty(), OptionalInt.empty(),
      Optional.empty(), Order.FIFO, Duration.ofMinutes(30));

  public QueueRules {
    if (isOutside(threshold) || isOutside(ratePerSecond)) {
      throw new IllegalArgumentException("1 to " + MOST + ": " + threshold + ", " + ratePerSecond);
    }
    if (preQueue.isNegative() || preQueue.compareTo(LONGEST_PRE_QUEUE) > 0) {
      throw new IllegalArgumentException("a pre-queue opens up to a week before the sale: " + preQueue);
    }
  }

  /** Who comes first among those who are there before the opening. */
  public enum Order {
    /** Who came first. */
    FIFO,
    /** Whom the draw says. */
    DRAW
  }

  private static boolean isOutside(OptionalInt count) {
    return count.isPresent() && (count.getAsInt() < 1 || count.getAsInt() > MOST);
  }

  /** The same rules in another mode. */
  public QueueRules in(QueueMode mode) {
    return new QueueRules(mode, threshold, ratePerSecond, message, order, preQueue);
  }
}
