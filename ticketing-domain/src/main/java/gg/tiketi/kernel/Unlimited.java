package gg.tiketi.kernel;

import java.time.Instant;

/** Counts nothing and allows everything: for whom no rate limit is meant. */
final class Unlimited implements RateLimiter {
  @Override
  public Verdict take(RateLimit limit, String subject, Instant now) {
    return new Taken(now);
  }

  @Override
  public void giveBack(RateLimit limit, String subject, Taken taken) {}
}
