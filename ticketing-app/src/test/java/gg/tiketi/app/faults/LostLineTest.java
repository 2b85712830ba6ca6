package gg.tiketi.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.tiketi.app.rush.Preparation;
import gg.tiketi.app.verify.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A long line over two servers whose store forgets everything, whose store is killed, and one of whose servers is killed: nobody is
 * passed, nobody has a place twice, nobody who holds a ticket loses theirs, and calling goes on (law W16).
 */
@ExtendWith(SharedSite.class)
class LostLineTest {
  private static final boolean LONG = Boolean.getBoolean("tiketi.long");
  private static final int PEOPLE = LONG ? 20_000 : 150;
  private static final int THRESHOLD = LONG ? 1_500 : 30;
  private static final Duration PAUSE = LONG ? Duration.ofSeconds(8) : Duration.ofMillis(300);
  /** The goal is 10 s; a build may run beside others. */
  private static final Duration RESUMES_WITHIN = Duration.ofSeconds(LONG ? 10 : 30);
  private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 10 : 2);
  private static final Map<String, String> SETTINGS = Map.of("TIKETI_CLAIM_SECONDS", "30", "TIKETI_IDLE_SECONDS", "60",
      "TIKETI_QUEUE_RATE", LONG ? "200" : "100", "TIKETI_RATE_LIMITS", "off", "TIKETI_REHEARSAL", "false");

  private final StringJoiner resumed = new StringJoiner(", ");
  private String event = "";

  @Test
  void W16_a_line_keeps_its_order_whatever_is_lost_and_calling_goes_on(Site site) {
    var starting = CompletableFuture.supplyAsync(() -> site.server(SETTINGS));
    try (var one = site.server(SETTINGS);
        var other = starting.join();
        var preparation = new Preparation(site.installation(), one.place())) {
      event = preparation.queuedEvent(10, THRESHOLD);
      var people = preparation.people(PEOPLE);
      try (var crowd = new QueueCrowd(event, List.of(one, other), PAUSE)) {
        crowd.come(people, 0);
        await().atMost(PATIENCE).until(() -> crowd.placed() == PEOPLE && crowd.entered() >= THRESHOLD);
        strike(site, crowd, "wiped", site::wipeRedis);
        strike(site, crowd, "killed", () -> Signals.KILL.to(site.redis()));
        strike(site, crowd, "without a server", one::kill);
        crowd.letOut(PEOPLE);
        assertThat(crowd.isGoneWithin(PATIENCE)).isTrue();
        System.out.printf("LOST LINE %,d people, %,d questions; somebody was called again %s%n", PEOPLE,
            crowd.told().size(), resumed);
        assertThat(QueueJudge.ofTellings(crowd.told())).isEmpty();
        // Of one server the last second of its line's log may come later.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
            QueueJudge.ofPlaces(crowd.told(), QueueJudge.log(site.installation(), event))).isEmpty());
        assertThat(new Books(site.installation(), Optional.empty()).audit().findings())
            .filteredOn(finding -> finding.rule().startsWith("W"))
            .allSatisfy(finding -> assertThat(finding.rows()).as(finding.rule()).isEmpty());
      }
    }
  }

  /** Breaks something while everybody stands still, lets a fifth out, and waits until as many have gone in. */
  private void strike(Site site, QueueCrowd crowd, String how, Runnable fault) {
    int enter = crowd.entered() + PEOPLE / 5;
    fault.run();
    var begun = Instant.now();
    crowd.letOut(PEOPLE / 5);
    // Whoever keeps the log may just have been killed.
    await().atMost(RESUMES_WITHIN.plusSeconds(60)).until(() -> firstCall(site, begun).isPresent());
    var took = Duration.between(begun, firstCall(site, begun).orElseThrow());
    resumed.add(String.format(Locale.ROOT, "%.1f s after it was %s", took.toMillis() / 1e3, how));
    assertThat(took).as(how).isLessThan(RESUMES_WITHIN);
    await().atMost(PATIENCE).until(() -> crowd.entered() >= enter);
  }

  private Optional<Instant> firstCall(Site site, Instant since) {
    return QueueJudge.firstCall(site.installation(), event, since);
  }
}
