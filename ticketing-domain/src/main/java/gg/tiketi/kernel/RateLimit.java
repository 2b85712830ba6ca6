package gg.tiketi.kernel;

import java.time.Duration;

/**
 * How often something may happen to one subject: at most {@code most} times in any window of that length, wherever it
 * begins. Limits count failures and grants, not tries; what is refused is not counted.
 *
 * @param name distinguishes the limit; lower case, words joined by hyphens, part of the key in a shared store
 * @param most at least one
 * @param window whole milliseconds
 */
public record RateLimit(String name, int most, Duration window) {
  /** Failed logins of one account, whoever tries. */
  public static final RateLimit FAILED_LOGINS_OF_ACCOUNT = new RateLimit("failed-logins-account", 5,
      Duration.ofMinutes(1));
  /** Failed logins from one address, whatever account is tried. */
  public static final RateLimit FAILED_LOGINS_OF_ADDRESS = new RateLimit("failed-logins-address", 60,
      Duration.ofMinutes(1));
  /** Calls of one account that want seats or tickets. */
  public static final RateLimit SEAT_CALLS = new RateLimit("seat-calls", 60, Duration.ofMinutes(1));
  /** Holds granted to one account for one event; replacing and extending one is not counted. */
  public static final RateLimit GRANTED_HOLDS = new RateLimit("granted-holds", 20, Duration.ofHours(1));
  /** Calls of one account about its place in a line, on one instance. */
  public static final RateLimit QUEUE_CALLS = new RateLimit("queue-calls", 120, Duration.ofMinutes(1));
  /** Lists of everybody in a draw sent to one address by one instance; each has 32 bytes for everybody. */
  public static final RateLimit DRAW_LISTS = new RateLimit("draw-lists", 20, Duration.ofMinutes(1));
  /** Calls from one address by people who are not logged in. */
  public static final RateLimit ANONYMOUS_CALLS = new RateLimit("anonymous-calls", 300, Duration.ofSeconds(1));

  public RateLimit {
    if (!name.matches("[a-z]+(-[a-z]+)*") || most < 1 || window.toMillis() < 1) {
      throw new IllegalArgumentException("no limit: " + name + " " + most + " in " + window);
    }
  }
}
