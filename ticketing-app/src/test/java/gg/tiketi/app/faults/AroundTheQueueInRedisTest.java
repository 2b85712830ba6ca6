package gg.tiketi.app.faults;

import gg.tiketi.app.config.RedisUrl;
import gg.tiketi.app.config.Secret;
import gg.tiketi.http.api.AroundTheQueueTest;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.redis.PatientLines;
import gg.tiketi.redis.Redis;
import gg.tiketi.redis.RedisSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ways around the waiting room, where its lines are in a real Redis. */
@ExtendWith(SharedSite.class)
class AroundTheQueueInRedisTest extends AroundTheQueueTest {
  private static Redis redis;

  @BeforeAll
  static void open(Site site) {
    redis = Redis.open(settings(site.redisUrl()));
  }

  private static RedisSettings settings(RedisUrl url) {
    return new RedisSettings(
        url.nodes().stream().map(node -> new RedisSettings.Node(node.host(), node.port())).toList(),
        url.user(), url.password().map(Secret::text), url.encrypted());
  }

  @AfterAll
  static void close() {
    redis.close();
  }

  /** All of them in long runs: each has a server of its own. */
  @Override
  protected int every() {
    return Boolean.getBoolean("tiketi.long") ? 1 : 6;
  }

  @Override
  protected WaitingLine lines() {
    return PatientLines.in(redis);
  }
}
