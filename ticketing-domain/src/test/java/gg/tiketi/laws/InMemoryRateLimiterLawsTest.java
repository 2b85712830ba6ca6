package gg.tiketi.laws;

import gg.tiketi.kernel.InMemoryRateLimiter;
import gg.tiketi.kernel.RateLimiter;

/** The limiter in memory, which is the measure of the others. */
class InMemoryRateLimiterLawsTest extends RateLimiterContract {
  InMemoryRateLimiterLawsTest() {
    super(300);
  }

  @Override
  protected RateLimiter limiter() {
    return new InMemoryRateLimiter(1_000);
  }
}
