package gg.tiketi.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.tiketi.app.rush.Person;
import gg.tiketi.app.rush.client.Reply;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody locks the reservations, and soon every connection that callers may have waits for them. */
@ExtendWith(SharedSite.class)
class PoolExhaustedTest {
  /** Ten times as many as a server has connections: one after the other they would wait for half a minute. */
  private static final int CROWD = 120;
  /** 5 s for a connection, then 3 s for the lock; the rest is for a machine that is busy with other things. */
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(14);
  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final String ADMIN = "{\"email\":\"admin@tiketi.local\",\"password\":\"" + Site.ADMIN_PASSWORD + "\"}";

  @TempDir
  Path folder;

  /** An answer and how long it took. */
  private record Told(Reply reply, Duration took) {
    static Told by(Supplier<Reply> call) {
      long begun = System.nanoTime();
      var reply = call.get();
      return new Told(reply, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  @Test
  void callers_are_told_to_come_again_in_time_and_everything_goes_on_by_itself(Site site) throws SQLException {
    try (var server = site.server(Map.of("TIKETI_SIMULATED_PAYMENT", "delay=10..50ms"));
        var preparation = site.preparation(server);
        var door = new Door(server);
        var sale = Sale.begin(preparation, List.of(server), 12, 100, 1, folder.resolve("history.jsonl"))) {
      var people = preparation.people(CROWD);
      await().atMost(Duration.ofSeconds(30)).until(() -> sale.journal().successes() >= 50);
      assertThat(logIn(door).status()).isEqualTo(200);
      // The first time the document takes long by itself.
      assertThat(door.get("/openapi.json", Optional.empty()).status()).isEqualTo(200);
      // The lock stays until everybody has an answer: nobody is saved by its end.
      try (var jam = jam(site)) {
        assertThatAllAreToldInTime(door, people);
        jam.rollback();
      }
      long healed = System.nanoTime();
      await().atMost(Duration.ofSeconds(10)).until(() -> logIn(door).status() == 200);
      await().atMost(Duration.ofSeconds(20)).until(() -> sale.journal().acts().stream()
          .filter(act -> act.invokedNanos() > healed && act.outcome() == Act.Outcome.OK).count() >= 100);
      assertThat(mine(door, people.getFirst()).status()).isEqualTo(200);
      sale.end();
      assertThat(new Checker(site.installation(), List.of(server)).check(sale, List.of())).isEmpty();
      assertThat(sale.journal().acts()).allSatisfy(act -> assertThat(act.status()).as("%s", act).isPositive());
    }
  }

  private static void assertThatAllAreToldInTime(Door door, List<Person> people) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = people.stream()
          .map(person -> CompletableFuture.supplyAsync(() -> Told.by(() -> mine(door, person)), threads)).toList();
      do {
        assertThatWhatNeedsNoDatabaseAnswers(door);
      } while (!calls.stream().allMatch(CompletableFuture::isDone));
      assertThat(calls.stream().map(CompletableFuture::join)).allSatisfy(told -> {
        assertThat(told.reply().status()).as("%s", told).isEqualTo(503);
        assertThat(told.reply().json().path("code").asText()).isEqualTo("temporarily_unavailable");
        assertThat(told.reply().retryAfter()).isPresent();
        assertThat(told.took()).isLessThan(TOLD_WITHIN);
      });
    }
  }

  private static void assertThatWhatNeedsNoDatabaseAnswers(Door door) {
    for (var path : List.of("/livez", "/openapi.json")) {
      var told = Told.by(() -> door.get(path, Optional.empty()));
      assertThat(told.reply().status()).as(path).isEqualTo(200);
      assertThat(told.took()).as(path).isLessThan(AT_ONCE);
    }
  }

  private static Reply mine(Door door, Person person) {
    return door.get("/api/reservations/my", Optional.of(person.token()));
  }

  private static Reply logIn(Door door) {
    return door.post("/api/auth/login", Optional.empty(), Optional.empty(), ADMIN);
  }

  private static Connection jam(Site site) throws SQLException {
    var connection = site.installation().connect();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table reservation in access exclusive mode");
    }
    return connection;
  }
}
