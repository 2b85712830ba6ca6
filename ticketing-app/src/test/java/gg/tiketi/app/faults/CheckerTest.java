package gg.tiketi.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker finds what is wrong: books that were right are damaged, and answers that broke a promise are made up. */
class CheckerTest {
  @TempDir
  Path folder;

  @Test
  void what_somebody_was_told_and_what_servers_show_must_be_in_the_books() throws SQLException {
    try (var site = Site.make(folder.resolve("data"));
        var server = site.server(Map.of());
        var preparation = site.preparation(server);
        var sale = Sale.begin(preparation, List.of(server), 8, 100, 1, folder.resolve("history.jsonl"))) {
      await().until(() -> !sale.journal().cancelled().isEmpty() && sale.journal().successes() >= 100);
      sale.end();
      var checker = new Checker(site.installation(), List.of(server));
      assertThat(checker.check(sale, List.of())).isEmpty();
      change(site,
          "update reservation set status = 'EXPIRED' where id = '" + sale.journal().cancelled().getFirst() + "'");
      change(site, "update seat set status = 3 where seat_no = 0 and event_id = '" + sale.event() + "'");
      sale.journal().complain("K5 somebody never learned");
      assertThat(checker.check(sale, List.of())).anyMatch(wrong -> wrong.startsWith("K1 cancelled"))
          .anyMatch(wrong -> wrong.startsWith("K7")).contains("K5 somebody never learned");
    }
  }

  private static void change(Site site, String sql) throws SQLException {
    try (var connection = site.installation().connect(); var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  @Test
  void whoever_fails_must_say_when_to_come_again() {
    assertThat(Checker.promises(List.of(failed(503, Optional.of(Duration.ofSeconds(1)))), List.of())).isEmpty();
    assertThat(Checker.promises(List.of(failed(503, Optional.empty())), List.of())).hasSize(1);
    assertThat(Checker.promises(List.of(failed(500, Optional.of(Duration.ofSeconds(1)))), List.of())).hasSize(1);
  }

  @Test
  void nobody_fails_unless_something_is_broken() {
    var act = failed(503, Optional.of(Duration.ofSeconds(1)));
    long second = Duration.ofSeconds(1).toNanos();
    var fault = new Fault.WipedRedis();
    assertThat(Checker.promises(List.of(act), List.of(new Window(fault, 0, second)))).isEmpty();
    assertThat(Checker.promises(List.of(act), List.of(new Window(fault, 50 * second, 60 * second)))).hasSize(1);
    assertThat(Checker.promises(List.of(act), List.of(new Window(fault, -50 * second, -40 * second)))).hasSize(1);
  }

  private static Act failed(int status, Optional<Duration> retryAfter) {
    return new Act("pay", 1, "key", 0, 1_000, 2_000, Act.Outcome.UNKNOWN, status, "temporarily_unavailable",
        retryAfter);
  }
}
