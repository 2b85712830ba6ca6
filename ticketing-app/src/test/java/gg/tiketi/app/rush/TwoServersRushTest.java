package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.bench.Instance;
import gg.tiketi.app.rush.Fleet.Heard;
import gg.tiketi.app.rush.client.Request;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two server processes on one database, over HTTP: the laws of one seat, of the limit, and of a server that is killed. */
@ExtendWith(SharedServers.class)
class TwoServersRushTest {
  private static final boolean LONG = Boolean.getBoolean("tiketi.long");
  private static final int CROWD = 100;
  private static final int ROUNDS = LONG ? 1_000 : 50;
  private static final int GREEDY_ROUNDS = LONG ? 500 : 10;
  private static final int SEATS = 200;
  private static final int KILLS = LONG ? 5 : 1;
  private static final Duration HOLD = Duration.ofMinutes(20);

  @TempDir
  private static Path folder;

  private static TwoServers servers;

  @BeforeAll
  static void start(TwoServers shared) {
    servers = shared;
  }

  @Test
  void S2_of_a_hundred_people_for_one_seat_exactly_one_wins_and_the_others_are_offered_others() throws Exception {
    var event = servers.preparation().event(2 * ROUNDS, HOLD, 100);
    var people = servers.preparation().people(CROWD);
    for (int round = 0; round < ROUNDS; round++) {
      // Beyond the few best seats, so that as many equal ones are left to be offered.
      int seat = ROUNDS / 2 + round;
      var answers = atOnce(people.stream()
          .<Callable<Heard>>map(person -> () -> reserve(person, event, seat)).toList());
      assertThat(answers).filteredOn(answer -> answer.reply().status() == 201).as("round " + round).hasSize(1);
      assertThat(answers).filteredOn(answer -> answer.reply().status() != 201).hasSize(CROWD - 1)
          .allSatisfy(answer -> {
            assertThat(answer.reply().status()).isEqualTo(409);
            assertThat(answer.reply().json().path("code").asText()).isEqualTo("seat_taken");
            assertThat(answer.reply().json().path("conflicts")).singleElement()
                .satisfies(conflict -> assertThat(conflict.asInt()).isEqualTo(seat));
            assertThat(answer.reply().json().path("alternatives")).isNotEmpty();
          });
    }
    servers.assertThatTheBooksAreRight(Optional.empty());
  }

  @Test
  void S6_one_person_with_twenty_requests_at_once_never_exceeds_the_limit() throws Exception {
    int limit = 4;
    var event = servers.preparation().event(20 * GREEDY_ROUNDS, HOLD, limit);
    var people = servers.preparation().people(GREEDY_ROUNDS);
    for (int round = 0; round < GREEDY_ROUNDS; round++) {
      var account = people.get(round);
      var calls = new ArrayList<Callable<Heard>>();
      for (int i = 0; i < 20; i++) {
        int seat = 20 * round + i;
        var tab = new Person(i, account.account(), account.token());
        calls.add(() -> reserve(tab, event, seat));
      }
      var answers = atOnce(calls);
      assertThat(answers).filteredOn(answer -> answer.reply().status() == 201).as("round " + round).hasSize(limit);
      assertThat(answers).filteredOn(answer -> answer.reply().status() != 201)
          .allSatisfy(answer -> assertThat(answer.reply().json().path("code").asText()).isEqualTo("limit_exceeded"));
    }
    servers.assertThatTheBooksAreRight(Optional.empty());
  }

  @Test
  void a_server_is_killed_in_the_middle_and_the_rush_goes_on_at_the_other() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      killInTheMiddle(folder.resolve("kill-" + kill));
    }
  }

  private void killInTheMiddle(Path out) throws Exception {
    long before = servers.liveTickets();
    var words = new StringWriter();
    try (var doomed = servers.joined(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var rush = CompletableFuture.supplyAsync(
          () -> servers.rush(doomed, 120, SEATS, Duration.ofSeconds(10), out, words),
          threads);
      await().atMost(Duration.ofSeconds(90)).until(() -> servers.liveTickets() >= before + 50 || rush.isDone());
      doomed.kill();
      assertThat(rush.join()).as(words::toString).isZero();
    }
    var report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    assertThat(report.path("figures").path("seats paid").asInt()).isEqualTo(SEATS);
    assertThat(report.path("figures").path("servers that were left").asInt()).isEqualTo(1);
    servers.assertThatTheBooksAreRight(Optional.of(out.resolve("history.jsonl")));
    try (var again = servers.joined()) {
      assertThatBothShowTheSame(again, new ObjectMapper().readTree(out.resolve("history.jsonl").toFile()));
    }
  }

  /** Who comes back starts with the same seats in hand as who never went. */
  private static void assertThatBothShowTheSame(Instance again, JsonNode heading) {
    var path = "/api/seats/events/" + heading.path("event").asText() + "/status";
    var request = Request.get("status", path, Optional.empty());
    try (var both = new Fleet(List.of(servers.first().place(), again.place()), 1, Duration.ofSeconds(10), true,
        new Tally(),
        new Findings())) {
      var pictures = Stream.of(0, 1).map(server -> both.ask(server, request).orElseThrow().reply().json())
          .map(seen -> SeatPicture.of(heading.path("seats").asInt(), seen.path("seats").asText(), 0)).toList();
      assertThat(pictures).allSatisfy(
          picture -> assertThat(picture.counts()[SeatPicture.RESERVED]).isEqualTo(heading.path("seats").asInt()));
    }
  }

  private static Heard reserve(Person person, String event, int seat) {
    return servers.fleet().call(person.number(),
        Request.post("reserve", "/api/seats/reserve", Optional.of(person.token()),
            Optional.of(event + "-" + person.account() + "-" + seat),
            "{\"eventId\":\"" + event + "\",\"seatIds\":[\"" + seat + "\"]}"))
        .orElseThrow();
  }

  /** Makes all calls at the same moment. */
  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    var barrier = new CyclicBarrier(calls.size());
    var answers = Collections.synchronizedList(new ArrayList<T>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : calls) {
        threads.submit(() -> {
          barrier.await();
          return answers.add(call.call());
        });
      }
    }
    assertThat(answers).hasSameSizeAs(calls);
    return answers;
  }
}
