package gg.tiketi.redis;

import gg.tiketi.laws.queue.StayContract;
import gg.tiketi.queue.WaitingLine;

/** Stays in lines in a real Redis. */
class RedisStayTest extends StayContract {
  RedisStayTest() {
    super("redis");
  }

  @Override
  protected WaitingLine lines() {
    return new RedisWaitingLine(TestRedis.open(), TestRedis.empty());
  }
}
