package gg.tiketi.redis;

import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts over all instances. While Redis is away each instance counts for itself: a subject gets at most its limit on each, never
 * more and never nothing.
 */
public final class RedisRateLimiter implements RateLimiter {
  private final Redis redis;
  private final Keyspace keyspace;
  private final RateLimiter own;

  /** A limiter that counts in {@code own} what it cannot count together with the others. */
  public RedisRateLimiter(Redis redis, Keyspace keyspace, RateLimiter own) {
    this.redis = redis;
    this.keyspace = keyspace;
    this.own = own;
  }

  @Override
  public Verdict take(RateLimit limit, String subject, Instant now) {
    return redis.trying("limiter/take", key(limit, subject), List.of(String.valueOf(now.toEpochMilli()),
        String.valueOf(limit.window().toMillis()), String.valueOf(limit.most())))
        .map(answer -> verdict((Long) answer)).orElseGet(() -> own.take(limit, subject, now));
  }

  private static Verdict verdict(long answer) {
    return answer < 0 ? new Exhausted(Duration.ofMillis(-answer)) : new Taken(Instant.ofEpochMilli(answer));
  }

  /** In both places: where it was not taken there is, but for a coincidence of milliseconds, nothing of that time. */
  @Override
  public void giveBack(RateLimit limit, String subject, Taken taken) {
    own.giveBack(limit, subject, taken);
    redis.trying("limiter/give-back", key(limit, subject), List.of(String.valueOf(taken.at().toEpochMilli())));
  }

  private String key(RateLimit limit, String subject) {
    return keyspace.key(limit.name() + ":" + subject, "taken");
  }
}
