package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who types one command. */
class DemoTest {
  @TempDir
  static Path home;

  /** One for all tests, made anew by the one that kills it: the first start of a demo takes longer than what is tested. */
  private static ServerProcess demo;
  private static String introduction = "";

  @BeforeAll
  static void start() throws Exception {
    demo = demo();
    introduction = demo.restOfIntroduction();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void it_serves_concerts_and_says_how_to_log_in_and_how_to_join_it() throws Exception {
    assertThat(demo.get("/api/events?status=on_sale").body()).contains("\"capacity\":20000");
    assertThat(demo.get("/").statusCode()).isEqualTo(200);
    assertThat(introduction).contains("A second instance on the same data")
        .contains("TIKETI_REDIS_URL=\"$(cat '" + home.resolve("redis.url") + "')\"")
        .contains("TIKETI_JWT_SECRET_FILE='" + home.resolve("jwt.secret") + "'");
    var login = Pattern.compile("visitor +(?<email>\\S+) / (?<password>\\S+)").matcher(introduction);
    assertThat(login.find()).isTrue();
    var answer = demo.post("/api/auth/login",
        "{\"email\":\"" + login.group("email") + "\",\"password\":\"" + login.group("password") + "\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void a_second_instance_joins_with_the_printed_command_and_the_data_survive_a_kill() throws Exception {
    var events = demo.get("/api/events?limit=100&sort=date").body();
    try (var second = join()) {
      assertThat(second.get("/api/events?limit=100&sort=date").body()).isEqualTo(events);
      demo.kill();
      assertThat(second.get("/api/events/nonsense").statusCode()).isEqualTo(404);
      demo = demo();
      assertThat(demo.get("/api/events?limit=100&sort=date").body()).isEqualTo(events);
      await().atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(second.get("/readyz").statusCode()).isEqualTo(200));
    }
  }

  @Test
  void two_demos_on_one_folder_are_refused_in_one_line() throws Exception {
    try (var second = ServerProcess.start(environment(), "demo")) {
      assertThat(second.ended()).singleElement().asString()
          .startsWith("tiketi: the data folder " + home + " is in use by process " + demo.pid());
      assertThat(second.exitCode()).isEqualTo(69);
    }
  }

  private static ServerProcess demo() throws Exception {
    return ServerProcess.serving(environment(), "demo");
  }

  private static Map<String, String> environment() {
    return Map.of("TIKETI_DATA_DIR", home.toString(), "TIKETI_HTTP_PORT", "0", "TIKETI_MANAGEMENT_PORT", "0");
  }

  /** What the demo prints, with ports that are free here. */
  private static ServerProcess join() throws Exception {
    var url = Files.readString(home.resolve("database.url")).strip();
    var redis = Files.readString(home.resolve("redis.url")).strip();
    return ServerProcess.serving(Map.of("TIKETI_DATABASE_URL", url, "TIKETI_REDIS_URL", redis, "TIKETI_JWT_SECRET_FILE",
        home.resolve("jwt.secret").toString(), "TIKETI_HTTP_PORT", "0", "TIKETI_MANAGEMENT_PORT", "0"), "serve");
  }
}
