package gg.tiketi.redis;

import gg.tiketi.laws.queue.SharesContract;
import gg.tiketi.queue.Shares;

/** The laws over shares in a real Redis. */
class RedisSharesLawsTest extends SharesContract {
  RedisSharesLawsTest() {
    super("redis");
  }

  @Override
  protected Shares shares() {
    return new RedisShares(TestRedis.open(), TestRedis.empty());
  }
}
