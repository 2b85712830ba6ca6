package gg.tiketi.app;

import gg.tiketi.redis.Redis;
import gg.tiketi.redis.RedisInstallation;
import java.util.UUID;

/** Everything that instances share in Redis. */
final class RedisMeeting {
  private RedisMeeting() {}

  static Meeting over(Redis redis, UUID installation) {
    return new Meeting(() -> care(redis, installation), redis::close);
  }

  private static void care(Redis redis, UUID installation) {
    if (redis.probe()) {
      new RedisInstallation(redis).restore(installation);
    }
  }
}
