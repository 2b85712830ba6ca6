package gg.tiketi.redis;

import gg.tiketi.laws.queue.WaitContract;
import gg.tiketi.queue.WaitingLine;

/** Waits at lines in a real Redis. */
class RedisWaitTest extends WaitContract {
  RedisWaitTest() {
    super("redis", 4);
  }

  @Override
  protected WaitingLine lines() {
    return new RedisWaitingLine(TestRedis.open(), TestRedis.empty());
  }
}
