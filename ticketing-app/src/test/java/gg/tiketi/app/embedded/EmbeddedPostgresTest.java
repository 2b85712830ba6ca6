package gg.tiketi.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.tiketi.app.config.DatabaseUrl;
import gg.tiketi.app.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir
  Path home;

  @BeforeEach
  void bringPrograms() {
    UnpackedPrograms.in(home);
  }

  @Test
  void what_was_committed_survives_a_restart_on_the_same_port() throws SQLException {
    PreparedDatabase.into(home);
    DatabaseUrl first;
    try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
      first = postgres.url();
      change(first, "create table kept(id int)");
      change(first, "insert into kept values (7)");
    }
    try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(postgres.url()).isEqualTo(first);
      assertThat(ask(first, "select id from kept")).isEqualTo("7");
    }
  }

  @Test
  void it_is_durable_and_reachable_from_this_machine_alone_with_a_password() throws SQLException {
    try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
      for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(ask(postgres.url(), "show " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(ask(postgres.url(), "show listen_addresses")).isEqualTo("127.0.0.1");
      var stranger = new DatabaseUrl("127.0.0.1", postgres.url().port(), "tiketi", "postgres",
          new Secret("guess"), Map.of());
      assertThatThrownBy(() -> ask(stranger, "select 1")).hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void its_password_is_for_the_owners_eyes_alone() throws IOException {
    PreparedDatabase.into(home);
    try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("pg.password"))))
          .isEqualTo("rw-------");
      assertThat(postgres.url().toString()).doesNotContain(Files.readString(home.resolve("pg.password")).strip());
    }
  }

  @Test
  void a_killed_server_comes_back_on_the_same_port_with_everything_committed() throws SQLException {
    PreparedDatabase.into(home);
    try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
      change(postgres.url(), "create table kept as select 7 as id");
      kill(postgres.process());
      await().atMost(Duration.ofSeconds(20)).ignoreExceptions()
          .untilAsserted(() -> assertThat(ask(postgres.url(), "select id from kept")).isEqualTo("7"));
    }
  }

  @Test
  void after_close_nothing_runs_any_more() {
    PreparedDatabase.into(home);
    long process;
    try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
      process = postgres.process();
    }
    assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void a_server_left_over_from_a_killed_process_is_gone_on_with() throws Exception {
    PreparedDatabase.into(home);
    var killed = Elsewhere.started(home);
    var leftover = Postmaster.noted(home.resolve("pg")).orElseThrow();
    killed.destroyForcibly().waitFor();
    assertThat(leftover.living()).isPresent();
    // Started only to be stopped: the killed process left one of these, too.
    try (var folder = DataFolder.open(home);
        var redis = EmbeddedRedis.start(folder);
        var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(redis.process()).isPositive();
      assertThat(postgres.process()).isEqualTo(leftover.process());
      assertThat(ask(postgres.url(), "select 1")).isEqualTo("1");
      kill(postgres.process());
      await().atMost(Duration.ofSeconds(20)).ignoreExceptions()
          .untilAsserted(() -> assertThat(ask(postgres.url(), "select 1")).isEqualTo("1"));
    }
    assertThat(leftover.living()).isEmpty();
  }

  @Test
  void a_folder_that_another_process_has_is_refused_with_its_number() throws Exception {
    PreparedDatabase.into(home);
    var other = Elsewhere.started(home);
    try {
      assertThatThrownBy(() -> DataFolder.open(home)).isInstanceOf(EmbeddedStoreException.class)
          .hasMessageContaining("in use by process " + other.pid());
    } finally {
      other.destroy();
      other.waitFor();
    }
  }

  @Test
  void a_note_with_a_number_that_is_now_somebody_elses_does_not_stop_the_start() throws IOException, SQLException {
    PreparedDatabase.into(home);
    try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
      change(postgres.url(), "create table kept as select 7 as id");
    }
    var me = ProcessHandle.current().pid();
    Files.write(home.resolve("pg/postmaster.pid"),
        List.of(String.valueOf(me), home.resolve("pg").toString(), "1", "15432",
            "", "127.0.0.1", "", "ready"));
    try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(ask(postgres.url(), "select id from kept")).isEqualTo("7");
    }
  }

  @Test
  void a_port_that_somebody_took_meanwhile_is_replaced() throws IOException, SQLException {
    PreparedDatabase.into(home);
    int before;
    try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
      before = postgres.url().port();
    }
    try (var intruder = new ServerSocket()) {
      intruder.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), before));
      try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
        assertThat(postgres.url().port()).isNotEqualTo(before);
        assertThat(ask(postgres.url(), "select 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void a_set_up_that_was_killed_half_way_is_begun_anew() throws IOException, SQLException {
    Files.createDirectories(home.resolve("pg.new/base"));
    Files.writeString(home.resolve("pg.new/PG_VERSION"), "18\n");
    try (var folder = DataFolder.open(home); var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(ask(postgres.url(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_lost_password_is_said_in_one_line() throws IOException {
    PreparedDatabase.into(home);
    try (var folder = DataFolder.open(home)) {
      EmbeddedPostgres.start(folder).close();
      Files.delete(home.resolve("pg.password"));
      assertThatThrownBy(() -> EmbeddedPostgres.start(folder)).isInstanceOf(EmbeddedStoreException.class)
          .hasMessageContaining("pg.password is missing");
    }
  }

  @Test
  void a_damaged_database_is_said_in_one_line() throws IOException {
    PreparedDatabase.into(home);
    try (var folder = DataFolder.open(home)) {
      EmbeddedPostgres.start(folder).close();
      Files.delete(home.resolve("pg/global/pg_control"));
      assertThatThrownBy(() -> EmbeddedPostgres.start(folder)).isInstanceOf(EmbeddedStoreException.class)
          .hasMessageContaining("PostgreSQL does not start: it says:").hasMessageContaining("pg_control");
    }
  }

  private static void kill(long process) {
    assertThat(ProcessHandle.of(process).orElseThrow().destroyForcibly()).isTrue();
  }

  private static void change(DatabaseUrl url, String sql) throws SQLException {
    try (var connection = connect(url); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DatabaseUrl url, String sql) throws SQLException {
    try (var connection = connect(url);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    var login = new Properties();
    login.setProperty("user", url.user());
    login.setProperty("password", url.password().text());
    login.setProperty("loginTimeout", "5");
    return DriverManager.getConnection(url.jdbcUrl(), login);
  }
}
