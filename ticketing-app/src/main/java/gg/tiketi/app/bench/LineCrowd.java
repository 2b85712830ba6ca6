package gg.tiketi.app.bench;

import gg.tiketi.app.config.RedisUrl;
import gg.tiketi.app.config.Secret;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.WaitingLine.Done;
import gg.tiketi.queue.WaitingLine.Known;
import gg.tiketi.queue.WaitingLine.Lost;
import gg.tiketi.queue.WaitingLine.Visitor;
import gg.tiketi.redis.Keyspace;
import gg.tiketi.redis.Redis;
import gg.tiketi.redis.RedisInstallation;
import gg.tiketi.redis.RedisSettings;
import gg.tiketi.redis.RedisWaitingLine;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;

/** A crowd that joins a line as an instance lets it join, without the way over HTTP; and what Redis says of itself. */
final class LineCrowd implements AutoCloseable {
  private static final int AT_ONCE = 32;
  private static final LineTerms TERMS = new LineTerms(QueueMode.AUTO, Instant.EPOCH, OptionalInt.empty(),
      LineTerms.Times.DEFAULT);

  private final RedisUrl url;
  private final Redis redis;
  private final WaitingLine line;

  LineCrowd(Instance server) {
    url = Instance.redis(server.dataDir());
    redis = Redis.open(new RedisSettings(
        url.nodes().stream().map(node -> new RedisSettings.Node(node.host(), node.port())).toList(), url.user(),
        url.password().map(Secret::text), url.encrypted()));
    line = new RedisWaitingLine(redis, new Keyspace(new RedisInstallation(redis).id().orElseThrow()));
  }

  /** So many people join who never come again. */
  void join(EventId event, int count) {
    var known = known(event);
    var room = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        var visitor = Visitor.of(new AccountId(UUID.randomUUID()));
        room.acquireUninterruptibly();
        threads.execute(() -> {
          try {
            done(line.check(event, known, visitor, TERMS, Instant.now()));
          } finally {
            room.release();
          }
        });
      }
    }
  }

  private Known known(EventId event) {
    var news = done(line.news(event, -1, Instant.now()));
    return new Known(news.epoch(), 0);
  }

  private static <T> T done(WaitingLine.Answer<T> answer) {
    return switch (answer) {
      case Done<T>(var result) -> result;
      case Lost<T>() -> throw new IllegalStateException("the line is lost");
    };
  }

  /** The bytes that Redis has in use. */
  long bytes() {
    return info("used_memory");
  }

  /** How many commands Redis was sent so far. */
  long commands() {
    return info("total_commands_processed");
  }

  private long info(String name) {
    var node = url.nodes().getFirst();
    var login = DefaultJedisClientConfig.builder().autoNegotiateProtocol(false)
        .password(url.password().map(Secret::text).orElse(null)).build();
    try (var connection = new Jedis(node.host(), node.port(), login)) {
      var found = Pattern.compile("(?m)^" + name + ":(\\d+)").matcher(connection.info());
      if (!found.find()) {
        throw new IllegalStateException("Redis does not say its " + name);
      }
      return Long.parseLong(found.group(1));
    }
  }

  @Override
  public void close() {
    redis.close();
  }
}
