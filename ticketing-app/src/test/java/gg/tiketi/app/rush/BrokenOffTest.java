package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gg.tiketi.app.rush.client.Place;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is interrupted during a rush ends it, whatever its buyers are waiting for. */
class BrokenOffTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final int SECONDS = 20;

  @TempDir
  Path folder;

  @Test
  void buyers_who_wait_for_the_opening_leave_at_once() throws Exception {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThatItIsBrokenOff(server, Instant.now().plus(LONG));
    }
  }

  @Test
  void buyers_whom_nobody_answers_leave_at_once() throws Exception {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThatItIsBrokenOff(server, Instant.now().minus(LONG));
    }
  }

  private void assertThatItIsBrokenOff(ServerSocket silent, Instant opening) throws Exception {
    var looks = new AtomicInteger();
    var place = new Place(silent.getInetAddress().getHostAddress(), silent.getLocalPort());
    var run = new FutureTask<Boolean>(() -> {
      run(place, opening, looks);
      return true;
    });
    var thread = Thread.ofPlatform().daemon().start(run);
    await().atMost(Duration.ofSeconds(SECONDS)).until(() -> looks.get() > 0);
    thread.interrupt();
    assertThatThrownBy(() -> run.get(SECONDS, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(RushException.class).hasMessageContaining("broken off");
    assertThat(thread.join(Duration.ofSeconds(SECONDS))).isTrue();
  }

  private void run(Place place, Instant opening, AtomicInteger looks) {
    var tally = new Tally();
    var findings = new Findings();
    try (var fleet = new Fleet(List.of(place), 4, LONG, true, tally, findings)) {
      var profile = Profile.dome(2, Duration.ofMillis(1), 4);
      new Rush(fleet, hall(opening), profile, tally, findings, LONG.multipliedBy(3)).run(
          List.of(new Person(0, "one", "token"), new Person(1, "other", "token")), 1, folder.resolve("history"),
          passed -> looks.incrementAndGet());
    }
  }

  private static Hall hall(Instant opening) {
    var nodes = JsonNodeFactory.instance;
    var event = nodes.objectNode().put("id", "event").put("currency", "KRW").put("saleStartDate", opening.toString())
        .put("maxPerPerson", 4);
    var map = nodes.objectNode();
    map.putArray("seats").addObject().put("price", 1).put("rowNumber", 1).put("section", "A");
    return Hall.of(nodes.objectNode().set("event", event), map, Duration.ofMinutes(1));
  }
}
