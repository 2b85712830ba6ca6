package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.tiketi.app.rush.client.Request;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two server processes that meet in Redis: what people see is the same on both, and Redis may do what it likes. */
@ExtendWith(SharedServers.class)
class TwoServersMeetTest {
  private static final Duration HOLD = Duration.ofMinutes(20);

  @TempDir
  private static Path folder;

  private static TwoServers servers;
  private static OwnRedis redis;
  private static final AtomicInteger SEATS = new AtomicInteger();

  @BeforeAll
  static void start(TwoServers shared) {
    servers = shared;
    redis = shared.redis();
  }

  @Test
  void a_seat_held_on_one_is_seen_on_the_other_whatever_becomes_of_redis() throws Exception {
    var event = servers.preparation().event(100, HOLD, 100);
    var person = servers.preparation().people(1).getFirst();
    try (var viewer = Viewer.at(servers.second().place())) {
      viewer.say("join-seat-selection", eventId(event));
      holdAndSee(person, event, viewer);
      redis.flush();
      holdAndSee(person, event, viewer);
      redis.kill();
      holdAndSee(person, event, viewer);
      redis.await();
      holdAndSee(person, event, viewer);
      redis.signal("-STOP");
      holdAndSee(person, event, viewer);
      redis.signal("-CONT");
      holdAndSee(person, event, viewer);
    }
    servers.assertThatTheBooksAreRight(Optional.empty());
  }

  @Test
  void what_somebody_looked_at_on_one_is_restored_on_the_other() {
    var event = servers.preparation().event(10, HOLD, 4);
    var person = servers.preparation().people(1).getFirst();
    try (var viewer = Viewer.at(servers.first().place())) {
      viewer.say("authenticate", "{\"token\":\"" + person.token() + "\"}").say("join-event", eventId(event))
          .say("join-seat-selection", eventId(event))
          .say("seat-selection-changed", "{\"eventId\":\"" + event + "\",\"seats\":[\"2\",\"5\"]}");
    }
    try (var viewer = Viewer.at(servers.second().place())) {
      viewer.say("authenticate", "{\"token\":\"" + person.token() + "\"}");
      var restored = viewer.told("session-restored", data -> true);
      assertThat(restored.path("eventId").asText()).isEqualTo(event);
      assertThat(restored.path("seatEventId").asText()).isEqualTo(event);
      assertThat(restored.path("selectedSeats")).extracting(seat -> seat.asText()).containsExactly("2", "5");
    }
  }

  @Test
  void viewers_are_counted_over_both_and_again_after_redis_lost_everything() throws Exception {
    var event = servers.preparation().event(10, HOLD, 4);
    try (var here = Viewer.at(servers.first().place()); var there = Viewer.at(servers.second().place())) {
      here.say("join-event", eventId(event));
      there.say("join-event", eventId(event));
      awaitCount(2, here, there);
      redis.flush();
      try (var late = Viewer.at(servers.second().place())) {
        late.say("join-event", eventId(event));
        awaitCount(3, here, there, late);
      }
      redis.kill();
      awaitCount(2, here, there);
    }
  }

  @Test
  void S13_a_rush_over_both_while_redis_is_wiped_killed_paused_and_rolled_back() throws Exception {
    var out = folder.resolve("rush");
    var words = new StringWriter();
    long before = servers.liveTickets();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var rush = CompletableFuture
          .supplyAsync(() -> servers.rush(servers.second(), 100, 150, Duration.ofSeconds(10), out, words), threads);
      await().atMost(Duration.ofSeconds(90)).until(() -> servers.liveTickets() >= before + 5 || rush.isDone());
      var old = redis.remembered();
      redis.flush();
      await().atMost(Duration.ofSeconds(90)).until(() -> servers.liveTickets() >= before + 25 || rush.isDone());
      redis.kill();
      await().atMost(Duration.ofSeconds(90)).until(() -> servers.liveTickets() >= before + 45 || rush.isDone());
      redis.await();
      redis.signal("-STOP");
      await().atMost(Duration.ofSeconds(90)).until(() -> servers.liveTickets() >= before + 65 || rush.isDone());
      redis.signal("-CONT");
      await().atMost(Duration.ofSeconds(90)).until(() -> servers.liveTickets() >= before + 85 || rush.isDone());
      redis.rollBackTo(old);
      assertThat(rush.join()).as(words::toString).isZero();
    } finally {
      redis.signal("-CONT");
    }
    servers.assertThatTheBooksAreRight(Optional.empty());
  }

  /** Holds one more seat on the first server and waits until the viewer of the second has been told. */
  private static void holdAndSee(Person person, String event, Viewer viewer) {
    int seat = SEATS.getAndIncrement();
    // People with an even number are the first server's.
    var answer = servers.fleet().call(0, Request.post("reserve", "/api/seats/reserve", Optional.of(person.token()),
        Optional.of(event + "-" + seat), "{\"eventId\":\"" + event + "\",\"seatIds\":[\"" + seat + "\"]}"))
        .orElseThrow();
    assertThat(answer.reply().status()).isEqualTo(201);
    assertThat(answer.server()).isZero();
    viewer.told("seat-locked", data -> {
      for (var told : data.path("seats")) {
        if (told.asInt() == seat) {
          return true;
        }
      }
      return false;
    });
  }

  private static void awaitCount(int count, Viewer... viewers) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
      for (var viewer : viewers) {
        assertThat(viewer.newest("room-info").map(data -> data.path("userCount").asInt())).contains(count);
      }
    });
  }

  private static String eventId(String event) {
    return "{\"eventId\":\"" + event + "\"}";
  }
}
