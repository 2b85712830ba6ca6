package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.app.config.Config;
import gg.tiketi.app.config.ConfigReader;
import gg.tiketi.app.config.ConfigResult;
import gg.tiketi.app.config.Secret;
import gg.tiketi.app.config.Sources;
import gg.tiketi.app.embedded.DataFolder;
import gg.tiketi.app.embedded.EmbeddedPostgres;
import gg.tiketi.app.embedded.EmbeddedRedis;
import gg.tiketi.app.embedded.UnpackedPrograms;
import gg.tiketi.payment.Manners;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisProtocol;

/** An instance starts only with the Redis, or without one, as its installation was migrated. */
class RedisMembershipTest {
  @TempDir
  static Path home;
  @TempDir
  static Path elsewhere;
  private static DataFolder folder;
  private static DataFolder otherFolder;
  private static EmbeddedPostgres postgres;
  private static EmbeddedRedis redis;
  private static EmbeddedRedis otherRedis;

  @BeforeAll
  static void start() {
    folder = DataFolder.open(UnpackedPrograms.in(home));
    postgres = EmbeddedPostgres.start(folder);
    redis = EmbeddedRedis.start(folder);
    otherFolder = DataFolder.open(elsewhere);
    otherRedis = EmbeddedRedis.start(otherFolder);
  }

  @AfterAll
  static void stop() {
    otherRedis.close();
    otherFolder.close();
    redis.close();
    postgres.close();
    folder.close();
  }

  @Test
  void only_who_chooses_as_it_was_migrated_joins() {
    prepare(redis.url().reveal());
    join(redis.url().reveal());
    assertThatThrownBy(() -> join("none")).isInstanceOf(UnavailableException.class)
        .hasMessageContaining("was migrated with a Redis");
    prepare("none");
    join("none");
    assertThatThrownBy(() -> join(redis.url().reveal())).isInstanceOf(UnavailableException.class)
        .hasMessageContaining("was migrated without Redis");
    prepare(redis.url().reveal());
  }

  @Test
  void a_redis_that_does_not_carry_the_id_is_refused_until_it_is_migrated() {
    prepare(redis.url().reveal());
    flush(otherRedis);
    assertThatThrownBy(() -> join(otherRedis.url().reveal())).isInstanceOf(UnavailableException.class)
        .hasMessageContaining("does not belong to this installation");
    prepare(otherRedis.url().reveal());
    join(otherRedis.url().reveal());
  }

  @Test
  void another_installations_redis_is_never_taken() {
    flush(otherRedis);
    try (var jedis = jedis(otherRedis)) {
      jedis.set("tiketi:installation", "00000000-0000-0000-0000-000000000001");
    }
    assertThatThrownBy(() -> prepare(otherRedis.url().reveal())).isInstanceOf(UnavailableException.class)
        .hasMessageContaining("belongs to another installation");
  }

  private static void prepare(String redisUrl) {
    try (var installation = Home.open(config(redisUrl))) {
      close(new Migration(installation).prepare().joined());
    }
  }

  private static void join(String redisUrl) {
    try (var installation = Home.open(config(redisUrl))) {
      var joined = new Migration(installation).join();
      assertThat(joined.redis().isPresent()).isEqualTo(!redisUrl.equals("none"));
      close(joined);
    }
  }

  private static void close(Migration.Joined joined) {
    joined.redis().ifPresent(gg.tiketi.redis.Redis::close);
    joined.database().close();
  }

  private static Config config(String redisUrl) {
    var environment = Map.of("TIKETI_DATABASE_URL", postgres.url().reveal(), "TIKETI_REDIS_URL", redisUrl,
        "TIKETI_JWT_SECRET", "0123456789abcdef0123456789abcdef");
    var sources = new Sources(Map.of(), environment, Optional.empty(), Set.of());
    return ((ConfigResult.Configured) ConfigReader.read(sources, Manners.PROMPT)).config();
  }

  private static void flush(EmbeddedRedis server) {
    try (var jedis = jedis(server)) {
      jedis.flushAll();
    }
  }

  private static Jedis jedis(EmbeddedRedis server) {
    var node = server.url().nodes().getFirst();
    var login = DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP3)
        .password(server.url().password().map(Secret::text).orElseThrow());
    return new Jedis(node.host(), node.port(), login.build());
  }
}
