package gg.tiketi.app.rush;

import gg.tiketi.app.config.Parsed;
import gg.tiketi.app.config.RedisUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.RestoreParams;

/** The Redis that a server keeps for itself, and what may become of it. */
final class OwnRedis {
  private final Path data;

  OwnRedis(Path data) {
    this.data = data;
  }

  /** It forgets everything. */
  void flush() {
    try (var redis = connected()) {
      redis.flushAll();
    }
  }

  Map<String, byte[]> remembered() {
    try (var redis = connected()) {
      var all = new HashMap<String, byte[]>();
      redis.keys("*").forEach(key -> all.put(key, redis.dump(key)));
      all.values().removeIf(value -> value == null);
      return all;
    }
  }

  void rollBackTo(Map<String, byte[]> old) {
    try (var redis = connected()) {
      redis.flushAll();
      old.forEach((key, value) -> redis.restore(key, 0, value, RestoreParams.restoreParams().replace()));
    }
  }

  /** It dies; whoever keeps it starts it again. */
  void kill() throws Exception {
    await();
    signal("-KILL");
  }

  /** Waits until it is there: the test before may have killed it. */
  void await() {
    Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptionsInstanceOf(JedisException.class)
        .until(() -> {
          try (var redis = connection()) {
            return "PONG".equals(redis.ping());
          }
        });
  }

  void signal(String signal) throws Exception {
    var process = Files.readString(data.resolve("redis.pid")).strip();
    new ProcessBuilder("kill", signal, process).start().waitFor();
  }

  private Jedis connected() {
    await();
    return connection();
  }

  private Jedis connection() {
    try {
      var text = Files.readString(data.resolve("redis.url")).strip();
      var url = ((Parsed.Good<RedisUrl>) RedisUrl.parse(text)).value();
      var login = DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP3)
          .password(url.password().orElseThrow().text()).build();
      return new Jedis(url.nodes().getFirst().host(), url.nodes().getFirst().port(), login);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
