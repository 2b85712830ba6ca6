package gg.tiketi.redis;

import gg.tiketi.laws.queue.LineAdapter;
import gg.tiketi.laws.queue.WaitingLineContract;

/** The laws over lines in a real Redis. */
class RedisWaitingLineLawsTest extends WaitingLineContract {
  private static final LineAdapter REDIS = new LineAdapter("redis", 8, 60,
      () -> new RedisWaitingLine(TestRedis.open(), TestRedis.empty(), LineAdapter.SILENCE));

  RedisWaitingLineLawsTest() {
    super(REDIS);
  }
}
