package gg.tiketi.kernel;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts what may happen only so often. In any window of a limit's length no subject takes more than the limit's most, in any
 * interleaving of threads and instances that share the limiter; what is refused costs nothing; who waits as long as told
 * is not refused for what was taken before.
 *
 * <p>What is counted only when it goes wrong, or only when it is granted, is taken first and given back when it turned out
 * otherwise: whoever tries a hundred times at once gets no further than who tries one after the other.
 *
 * <p>Time is the caller's, in milliseconds (rounded down). Clocks of several callers differ a little: for one subject time
 * stands still rather than going back. Where it would go back by more than the window, a clock was set and the subject
 * begins anew.
 */
public interface RateLimiter {
  /** What became of a try. */
  sealed interface Verdict {}

  /**
   * It may happen and is counted.
   *
   * @param at as of when; the key for giving it back
   */
  record Taken(Instant at) implements Verdict {}

  /**
   * It may not happen and is not counted.
   *
   * @param forHowLong until a try can succeed: more than zero, at most the window
   */
  record Exhausted(Duration forHowLong) implements Verdict {}

  /**
   * Counts one more, if the limit allows it.
   *
   * @param subject whose; 1 to 255 characters
   */
  Verdict take(RateLimit limit, String subject, Instant now);

  /** Undoes one {@link #take}, which then never happened; nothing when it is no longer counted. */
  void giveBack(RateLimit limit, String subject, Taken taken);
}
