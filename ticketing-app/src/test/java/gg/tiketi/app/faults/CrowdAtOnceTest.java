package gg.tiketi.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.tiketi.app.rush.Preparation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A crowd that comes to one waiting room over two servers at once, a third of it silent: never more than the threshold inside or
 * called, in the order of the numbers, nobody lost and nobody twice.
 */
@ExtendWith(SharedSite.class)
class CrowdAtOnceTest {
  private static final boolean LONG = Boolean.getBoolean("tiketi.long");
  private static final int PEOPLE = LONG ? 1_000 : 90;
  private static final int THRESHOLD = LONG ? 50 : 20;
  private static final int SILENT = 3;
  private static final Duration PAUSE = Duration.ofMillis(LONG ? 500 : 250);
  private static final Map<String, String> SHORT_TIMES = Map.of("TIKETI_CLAIM_SECONDS", LONG ? "3" : "2",
      "TIKETI_IDLE_SECONDS", LONG ? "3" : "2", "TIKETI_RATE_LIMITS", "off", "TIKETI_REHEARSAL", "false");

  @Test
  void a_crowd_passes_in_the_order_of_its_numbers_however_many_of_it_are_silent(Site site) {
    var starting = CompletableFuture.supplyAsync(() -> site.server(SHORT_TIMES));
    try (var one = site.server(SHORT_TIMES);
        var other = starting.join();
        var preparation = new Preparation(site.installation(), one.place())) {
      var event = preparation.queuedEvent(10, THRESHOLD);
      var people = preparation.people(PEOPLE);
      try (var crowd = new QueueCrowd(event, List.of(one, other), PAUSE); var guard = new Guard(one, other, event)) {
        crowd.letOut(PEOPLE);
        crowd.come(people, SILENT);
        assertThat(crowd.isGoneWithin(Duration.ofMinutes(5))).as("everybody who asks goes in").isTrue();
        assertThat(crowd.entered()).isEqualTo(PEOPLE - PEOPLE / SILENT);
        // The log comes to the database once a second; who is silent is inside for some seconds more.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
          var verdict = judged(site, event, crowd);
          assertThat(verdict.wrong()).isEmpty();
          assertThat(verdict.places()).isGreaterThanOrEqualTo(PEOPLE);
          assertThat(verdict.isEmpty()).isTrue();
        });
        assertThat(QueueJudge.ofTellings(crowd.told())).isEmpty();
        assertThat(guard.most()).as("inside and called at once, as each server said").isBetween(1, THRESHOLD);
        System.out.printf("CROWD AT ONCE %,d people, %,d places, %,d questions, at most %d of %d inside or called%n",
            PEOPLE, judged(site, event, crowd).places(), crowd.told().size(), judged(site, event, crowd).most(),
            THRESHOLD);
      }
    }
  }

  private static QueueJudge.Verdict judged(Site site, String event, QueueCrowd crowd) {
    return QueueJudge.ofLog(QueueJudge.log(site.installation(), event), THRESHOLD, crowd.told());
  }

  /** Asks both servers all the time how many are inside and called. */
  private static final class Guard implements AutoCloseable {
    private final List<Door> doors;
    private final String event;
    private final String token;
    private final CompletableFuture<Integer> watch;
    private volatile boolean over;

    Guard(LabServer one, LabServer other, String event) {
      this.doors = List.of(new Door(one), new Door(other));
      this.event = event;
      this.token = doors.getFirst().post("/api/auth/login", Optional.empty(), Optional.empty(),
          "{\"email\":\"admin@tiketi.local\",\"password\":\"" + Site.ADMIN_PASSWORD + "\"}").json().path("token")
          .asText();
      this.watch = CompletableFuture.supplyAsync(this::watched);
    }

    private int watched() {
      int most = 0;
      for (int look = 0; !over; look++) {
        var figures = doors.get(look % 2).get("/api/queue/admin/" + event, Optional.of(token)).json();
        most = Math.max(most, figures.path("admittedUsers").asInt() + figures.path("calledUsers").asInt());
        Line.pause(Duration.ofMillis(20));
      }
      return most;
    }

    int most() {
      over = true;
      return watch.join();
    }

    @Override
    public void close() {
      over = true;
      watch.exceptionally(failed -> 0).join();
      doors.forEach(Door::close);
    }
  }
}
