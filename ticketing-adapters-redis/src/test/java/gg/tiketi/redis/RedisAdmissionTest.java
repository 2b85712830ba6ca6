package gg.tiketi.redis;

import gg.tiketi.laws.queue.AdmissionContract;
import gg.tiketi.queue.WaitingLine;

/** Admissions to lines in a real Redis. */
class RedisAdmissionTest extends AdmissionContract {
  RedisAdmissionTest() {
    super("redis");
  }

  @Override
  protected WaitingLine lines() {
    return new RedisWaitingLine(TestRedis.open(), TestRedis.empty());
  }
}
