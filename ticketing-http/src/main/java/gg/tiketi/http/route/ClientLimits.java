package gg.tiketi.http.route;

import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.kernel.RateLimits;
import java.time.Instant;
import java.util.function.Predicate;

/** Who is counted here. */
public final class ClientLimits {
  private static final RateLimits OFF = RateLimits.off();

  private final RateLimits limits;
  private final Predicate<String> exempt;

  /**
   * Limits of everybody who is not exempt.
   *
   * @param exempt addresses from which nothing is counted
   */
  public ClientLimits(RateLimits limits, Predicate<String> exempt) {
    this.limits = limits;
    this.exempt = exempt;
  }

  /** Nobody is counted: load tests. */
  public static ClientLimits off() {
    return new ClientLimits(OFF, _ -> true);
  }

  /** What counts for people who call from this address. */
  public RateLimits from(String address) {
    return exempt.test(address) ? OFF : limits;
  }

  /** Counts a call from this address by somebody who did not prove to be anybody. */
  public RateLimiter.Verdict anonymousCall(String address, Instant now) {
    return exempt.test(address)
        ? new RateLimiter.Taken(now)
        : limits.takeHere(RateLimit.ANONYMOUS_CALLS, Address.counted(address), now);
  }
}
