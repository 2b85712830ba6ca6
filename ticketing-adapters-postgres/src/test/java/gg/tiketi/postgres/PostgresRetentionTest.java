package gg.tiketi.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresRetentionTest {
  private static final Instant NOW = Instant.parse("2026-05-02T00:00:00Z");
  private static TestDatabase database;
  private static Database open;

  @BeforeAll
  static void start() {
    database = TestDatabase.create();
    open = database.open();
  }

  @AfterAll
  static void stop() {
    open.close();
    database.close();
  }

  @Test
  void answers_are_forgotten_when_their_time_is_over_and_not_before() throws SQLException {
    execute("""
            insert into answer (account_id, key, fingerprint, payment_id, expires_at)
            select gen_random_uuid(), 'key', 'print', gen_random_uuid(), at
            from (values (timestamptz '2026-05-01Z'), ('2026-05-02Z'), ('2026-05-02T00:00:01Z')) as times(at)""");
    var retention = new PostgresRetention(open);
    assertThat(retention.forgetAnswers(NOW, 1)).isOne();
    assertThat(retention.forgetAnswers(NOW, 100)).isOne();
    assertThat(retention.forgetAnswers(NOW, 100)).isZero();
    assertThat(retention.forgetAnswers(NOW.plusSeconds(1), 100)).isOne();
  }

  @Test
  void sessions_are_forgotten_when_nobody_can_refresh_them_any_more() throws SQLException {
    execute("""
            with person as (
              insert into account (id, email, password_hash, name, phone, role, suspended, created_at)
              values (gen_random_uuid(), 'a@b.example', '', 'A', '', 'USER', false, now()) returning id)
            insert into session (id, account_id, token_hash, opened_at, expires_at)
            select gen_random_uuid(), person.id, at::text, at, at
            from person, (values (timestamptz '2026-05-01Z'), ('2026-05-03Z')) as times(at)""");
    var retention = new PostgresRetention(open);
    assertThat(retention.forgetSessions(NOW, 100)).isOne();
    assertThat(retention.forgetSessions(NOW, 100)).isZero();
  }

  private static void execute(String statement) throws SQLException {
    var settings = database.settings();
    try (var connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
        var running = connection.createStatement()) {
      running.execute(statement);
    }
  }
}
