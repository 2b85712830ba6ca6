package gg.tiketi.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.tiketi.app.config.RedisUrl;
import gg.tiketi.app.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisProtocol;

class EmbeddedRedisTest {
  @TempDir
  Path home;

  @BeforeEach
  void bringPrograms() {
    UnpackedPrograms.in(home);
  }

  @Test
  void what_was_written_survives_a_restart_on_the_same_port() {
    RedisUrl first;
    try (var folder = DataFolder.open(home); var redis = EmbeddedRedis.start(folder)) {
      first = redis.url();
      ask(first, jedis -> jedis.set("kept", "7"));
    }
    try (var folder = DataFolder.open(home); var redis = EmbeddedRedis.start(folder)) {
      assertThat(redis.url()).isEqualTo(first);
      assertThat(ask(first, jedis -> jedis.get("kept"))).isEqualTo("7");
    }
  }

  @Test
  void it_appends_every_second_and_is_reachable_from_this_machine_alone_with_a_password() {
    try (var folder = DataFolder.open(home); var redis = EmbeddedRedis.start(folder)) {
      assertThat(setting(redis, "appendonly")).isEqualTo("yes");
      assertThat(setting(redis, "appendfsync")).isEqualTo("everysec");
      assertThat(setting(redis, "bind")).isEqualTo("127.0.0.1");
      assertThat(setting(redis, "maxmemory-policy")).isEqualTo("noeviction");
      try (var stranger = new Jedis("127.0.0.1", port(redis))) {
        assertThatThrownBy(stranger::ping).hasMessageContaining("NOAUTH");
      }
    }
  }

  @Test
  void its_password_is_for_the_owners_eyes_alone() throws IOException {
    try (var folder = DataFolder.open(home); var redis = EmbeddedRedis.start(folder)) {
      for (var file : new String[]{"redis.password", "redis.conf"}) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
            .isEqualTo("rw-------");
      }
      var password = Files.readString(home.resolve("redis.password")).strip();
      assertThat(redis.url().toString()).doesNotContain(password);
      assertThat(ProcessHandle.of(redis.process()).flatMap(process -> process.info().commandLine()).orElse(""))
          .doesNotContain(password);
    }
  }

  @Test
  void a_killed_server_comes_back_on_the_same_port_with_what_it_knew() {
    try (var folder = DataFolder.open(home); var redis = EmbeddedRedis.start(folder)) {
      ask(redis.url(), jedis -> jedis.set("kept", "7"));
      kill(redis.process());
      await().atMost(Duration.ofSeconds(20)).ignoreExceptions()
          .untilAsserted(() -> assertThat(ask(redis.url(), jedis -> jedis.get("kept"))).isEqualTo("7"));
    }
  }

  @Test
  void after_close_nothing_runs_any_more() {
    long process;
    try (var folder = DataFolder.open(home); var redis = EmbeddedRedis.start(folder)) {
      process = redis.process();
    }
    assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void a_server_left_over_from_a_killed_process_is_gone_on_with() throws Exception {
    Elsewhere.started(home).destroyForcibly().waitFor();
    var leftover = Long.parseLong(Files.readString(home.resolve("redis.pid")).strip());
    assertThat(ProcessHandle.of(leftover).filter(ProcessHandle::isAlive)).isPresent();
    // Started only to be stopped: the killed process left one of these, too.
    try (var folder = DataFolder.open(home);
        var postgres = EmbeddedPostgres.start(folder);
        var redis = EmbeddedRedis.start(folder)) {
      assertThat(postgres.process()).isPositive();
      assertThat(redis.process()).isEqualTo(leftover);
      kill(leftover);
      await().atMost(Duration.ofSeconds(20)).ignoreExceptions()
          .untilAsserted(() -> assertThat(ask(redis.url(), Jedis::ping)).isEqualTo("PONG"));
    }
    assertThat(ProcessHandle.of(leftover).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void a_leftover_that_does_not_answer_is_stopped_and_replaced() throws Exception {
    Elsewhere.started(home).destroyForcibly().waitFor();
    var silent = Files.readString(home.resolve("redis.pid")).strip();
    new ProcessBuilder("kill", "-STOP", silent).start().waitFor();
    try (var folder = DataFolder.open(home);
        var postgres = EmbeddedPostgres.start(folder);
        var redis = EmbeddedRedis.start(folder)) {
      assertThat(postgres.process()).isPositive();
      assertThat(redis.process()).isNotEqualTo(Long.parseLong(silent));
      assertThat(ask(redis.url(), Jedis::ping)).isEqualTo("PONG");
    }
  }

  @Test
  void a_port_that_somebody_took_meanwhile_is_replaced() throws IOException {
    int before;
    try (var folder = DataFolder.open(home); var redis = EmbeddedRedis.start(folder)) {
      before = port(redis);
    }
    try (var intruder = new ServerSocket()) {
      intruder.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), before));
      try (var folder = DataFolder.open(home); var redis = EmbeddedRedis.start(folder)) {
        assertThat(port(redis)).isNotEqualTo(before);
        assertThat(ask(redis.url(), Jedis::ping)).isEqualTo("PONG");
      }
    }
  }

  @Test
  void a_note_with_a_number_that_is_now_somebody_elses_does_not_stop_the_start() throws IOException {
    Files.writeString(home.resolve("redis.pid"), ProcessHandle.current().pid() + "\n");
    try (var folder = DataFolder.open(home); var redis = EmbeddedRedis.start(folder)) {
      assertThat(ask(redis.url(), Jedis::ping)).isEqualTo("PONG");
    }
  }

  @Test
  void a_damaged_file_is_said_in_one_line() throws IOException {
    try (var folder = DataFolder.open(home)) {
      try (var redis = EmbeddedRedis.start(folder)) {
        ask(redis.url(), jedis -> jedis.set("kept", "7"));
      }
      try (var files = Files.list(home.resolve("redis/appendonlydir"))) {
        for (var file : files.filter(file -> file.toString().endsWith(".aof")).toList()) {
          Files.writeString(file, "no commands\r\n");
        }
      }
      assertThatThrownBy(() -> EmbeddedRedis.start(folder)).isInstanceOf(EmbeddedStoreException.class)
          .hasMessageContaining("remove the folder redis");
    }
  }

  @Test
  void a_platform_without_a_program_is_named() {
    assertThat(RedisProgram.resource("Linux", "aarch64")).isEqualTo("redis-server-7.0.15-linux-arm64");
    assertThat(RedisProgram.resource("Mac OS X", "x86_64")).isEqualTo("redis-server-7.0.15-darwin-amd64");
    assertThatThrownBy(() -> RedisProgram.resource("Windows 11", "amd64")).isInstanceOf(EmbeddedStoreException.class)
        .hasMessageContaining("Windows 11 on amd64");
  }

  private static int port(EmbeddedRedis redis) {
    return redis.url().nodes().getFirst().port();
  }

  private static String setting(EmbeddedRedis redis, String name) {
    return ask(redis.url(), jedis -> jedis.configGet(name).get(name));
  }

  private static void kill(long process) {
    assertThat(ProcessHandle.of(process).orElseThrow().destroyForcibly()).isTrue();
  }

  private static String ask(RedisUrl url, Function<Jedis, String> question) {
    var login = DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP3)
        .password(url.password().map(Secret::text).orElseThrow()).build();
    var node = url.nodes().getFirst();
    try (var jedis = new Jedis(node.host(), node.port(), login)) {
      return question.apply(jedis);
    }
  }
}
