package gg.tiketi.redis;

import gg.tiketi.kernel.InMemoryRateLimiter;
import gg.tiketi.kernel.Presence;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.laws.PresenceContract;
import gg.tiketi.laws.RateLimiterContract;
import gg.tiketi.laws.SelectionsContract;
import gg.tiketi.seating.InMemorySelections;
import gg.tiketi.seating.Selections;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

/** What instances share, in a real Redis, each instance with connections of its own. */
class RedisMeetingLawsTest {
  @Nested
  class OfPresence extends PresenceContract {
    private final Keyspace keyspace = TestRedis.empty();

    @Override
    protected Presence instance() {
      return new RedisPresence(TestRedis.open(), keyspace, UUID.randomUUID().toString());
    }
  }

  @Nested
  class OfSelections extends SelectionsContract {
    private final Keyspace keyspace = TestRedis.empty();

    @Override
    protected Selections instance() {
      return new RedisSelections(TestRedis.open(), keyspace, new InMemorySelections(10));
    }
  }

  @Nested
  class OfTheLimiter extends RateLimiterContract {
    private final Redis redis = TestRedis.open();

    OfTheLimiter() {
      super(30);
    }

    @Override
    protected RateLimiter limiter() {
      return new RedisRateLimiter(redis, TestRedis.empty(), new InMemoryRateLimiter(1_000));
    }
  }
}
