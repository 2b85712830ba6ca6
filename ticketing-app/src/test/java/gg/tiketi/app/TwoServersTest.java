package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.tiketi.app.config.DatabaseUrl;
import gg.tiketi.app.config.Parsed;
import gg.tiketi.app.embedded.DataFolder;
import gg.tiketi.app.embedded.EmbeddedPostgres;
import gg.tiketi.app.embedded.UnpackedPrograms;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes as operators start them, on one database. */
class TwoServersTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String NEW_SECRET = "fedcba9876543210fedcba9876543210";

  @TempDir
  static Path home;
  private static DataFolder folder;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startDatabase() {
    folder = DataFolder.open(UnpackedPrograms.in(home));
    postgres = EmbeddedPostgres.start(folder);
  }

  @AfterAll
  static void stopDatabase() {
    postgres.close();
    folder.close();
  }

  @Test
  void one_is_killed_and_the_other_serves_on() throws Exception {
    migrate(SECRET);
    try (var one = serve(); var other = serve()) {
      for (var server : new ServerProcess[]{one, other}) {
        await().untilAsserted(() -> assertThat(server.get("/readyz").statusCode()).isEqualTo(200));
      }
      var registration = """
                         {"email":"visitor@tiketi.local","password":"correct horse","name":"Visitor"}""";
      assertThat(one.post("/api/auth/register", registration).statusCode()).isEqualTo(201);
      one.kill();
      var login = """
                  {"email":"visitor@tiketi.local","password":"correct horse"}""";
      assertThat(other.post("/api/auth/login", login).statusCode()).isEqualTo(200);
      try (var again = serve()) {
        assertThat(again.post("/api/auth/login", login).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_terminated_server_ends_in_good_order() throws Exception {
    migrate(SECRET);
    try (var server = serve()) {
      assertThat(server.terminate()).isLessThan(Duration.ofSeconds(30));
      assertThat(server.exitCode()).isEqualTo(143);
      assertThat(server.ended()).noneMatch(line -> line.contains("ERROR") || line.contains("Exception"));
    }
  }

  @Test
  void a_killed_database_makes_it_unready_until_it_is_back() throws Exception {
    migrate(SECRET);
    try (var server = serve()) {
      await().untilAsserted(() -> assertThat(server.get("/readyz").statusCode()).isEqualTo(200));
      ProcessHandle.of(postgres.process()).orElseThrow().destroyForcibly();
      await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
        assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(server.post("/api/auth/login", "{\"email\":\"nobody@tiketi.local\",\"password\":\"nobody's\"}")
            .statusCode())
            .isEqualTo(401);
      });
    }
  }

  @Test
  void another_secret_is_refused_unless_it_comes_with_the_known_one() throws Exception {
    migrate(SECRET);
    assertThat(ended(NEW_SECRET, "serve"))
        .anyMatch(line -> line.contains("belongs to an installation with another secret"));
    try (var rotating = ServerProcess.serving(environment(NEW_SECRET + "," + SECRET), "serve")) {
      assertThat(rotating.get("/livez").statusCode()).isEqualTo(200);
    }
    try (var rotated = ServerProcess.serving(environment(NEW_SECRET), "serve")) {
      assertThat(rotated.get("/livez").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_database_that_was_never_migrated_is_refused() throws Exception {
    var environment = new HashMap<>(environment(SECRET));
    environment.put("TIKETI_DATABASE_URL", postgres.url().reveal().replaceFirst("/tiketi$", "/postgres"));
    try (var server = ServerProcess.start(environment, "serve")) {
      assertThat(server.ended()).anyMatch(line -> line.contains("is not migrated") && line.contains("tiketi migrate"));
      assertThat(server.exitCode()).isEqualTo(69);
    }
  }

  @Test
  void a_database_that_is_away_is_said_in_one_line() throws Exception {
    var environment = new HashMap<>(environment(SECRET));
    environment.put("TIKETI_DATABASE_URL", "postgresql://nobody:nothing@127.0.0.1:1/nowhere");
    try (var server = ServerProcess.start(environment, "serve")) {
      assertThat(server.ended()).singleElement().asString()
          .startsWith("tiketi: the database postgresql://127.0.0.1:1/nowhere cannot be used");
      assertThat(server.exitCode()).isEqualTo(69);
    }
  }

  @Test
  void a_server_that_rehearsed_has_touched_nothing_that_is_true() throws Exception {
    migrate(SECRET);
    var before = books();
    var environment = new HashMap<>(environment(SECRET));
    environment.put("TIKETI_REHEARSAL", "true");
    try (var server = ServerProcess.serving(environment, "serve")) {
      assertThat(server.says("rehears")).containsPattern("rehearsed [1-9]\\d* calls");
      assertThat(books()).isEqualTo(before);
    }
  }

  /** How many rows there are of what a sale writes. */
  private static String books() throws SQLException {
    var url = ((Parsed.Good<DatabaseUrl>) DatabaseUrl.parse(postgres.url().reveal())).value();
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password().text());
        var statement = connection.createStatement();
        var row = statement
            .executeQuery("""
                          select concat_ws(' ', (select count(*) from account), (select count(*) from session),
                            (select count(*) from seat_layout), (select count(*) from event),
                            (select count(*) from reservation), (select count(*) from ticket),
                            (select count(*) from payment), (select count(*) from answer),
                            (select count(*) from outbox), (select position from feed_head))
                          """)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void migrate(String secret) throws Exception {
    assertThat(ended(secret, "migrate")).anyMatch(line -> line.contains("is ready"));
  }

  private static List<String> ended(String secret, String command) throws Exception {
    try (var process = ServerProcess.start(environment(secret), command)) {
      return process.ended();
    }
  }

  private static ServerProcess serve() throws Exception {
    return ServerProcess.serving(environment(SECRET), "serve");
  }

  private static Map<String, String> environment(String secret) {
    return Map.of("TIKETI_DATABASE_URL", postgres.url().reveal(), "TIKETI_REDIS_URL", "none", "TIKETI_JWT_SECRET",
        secret,
        "TIKETI_HTTP_PORT", "0", "TIKETI_MANAGEMENT_PORT", "0");
  }
}
