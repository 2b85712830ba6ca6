package gg.tiketi.kernel;

import java.time.Instant;

/** Counting as an instance does it: together with all others, or for itself where asking others would cost too much. */
public final class RateLimits {
  private final RateLimiter shared;
  private final RateLimiter own;

  /**
   * Limits over these counts.
   *
   * @param shared counts over all instances
   * @param own counts in this process
   */
  public RateLimits(RateLimiter shared, RateLimiter own) {
    this.shared = shared;
    this.own = own;
  }

  /** Nothing is counted, everything is allowed. */
  public static RateLimits off() {
    var unlimited = new Unlimited();
    return new RateLimits(unlimited, unlimited);
  }

  /** Counts one more over all instances, if the limit allows it. */
  public RateLimiter.Verdict take(RateLimit limit, String subject, Instant now) {
    return shared.take(limit, subject, now);
  }

  /** Undoes one {@link #take}. */
  public void giveBack(RateLimit limit, String subject, RateLimiter.Taken taken) {
    shared.giveBack(limit, subject, taken);
  }

  /** Counts one more on this instance, if the limit allows it. */
  public RateLimiter.Verdict takeHere(RateLimit limit, String subject, Instant now) {
    return own.take(limit, subject, now);
  }
}
