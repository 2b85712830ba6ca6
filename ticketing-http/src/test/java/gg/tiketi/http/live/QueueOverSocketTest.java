package gg.tiketi.http.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.http.CountedLine;
import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A waiting room as its sockets tell it. */
class QueueOverSocketTest {
  private final CountedLine line = new CountedLine();
  private final TestServer server = TestServer.over(line.line());
  private final Person admin = server.admin();
  private final Person inside = server.person();
  private final Person waiting = server.person();
  private final Person behind = server.person();
  private final String event = server.seatEvent(admin);
  private final List<Ear> ears = new ArrayList<>();

  /** One is inside and no second may be; two wait. */
  QueueOverSocketTest() {
    assertThat(admin.send("PATCH", "/api/queue/admin/" + event, "{\"threshold\":1,\"message\":\"곧\"}").status())
        .isEqualTo(200);
    inside.enter(event);
    server.call();
    waiting.check(event);
    behind.check(event);
    server.call();
  }

  @AfterEach
  void stop() {
    ears.forEach(Ear::close);
    server.close();
  }

  private Ear stranger() {
    Ear opened = Ear.open(server.wire());
    ears.add(opened);
    return opened;
  }

  private Ear of(Person someone) {
    Ear opened = stranger();
    assertThat(opened.say("authenticate", "{\"token\":\"" + someone.token() + "\"}").get("event").asText())
        .isEqualTo("ack");
    return opened;
  }

  private Ear watching(Ear ear) {
    assertThat(ear.say("join-queue", "{\"eventId\":\"" + event + "\"}").at("/data/eventId").asText()).isEqualTo(event);
    return ear;
  }

  private void leaves(Person person) {
    assertThat(person.send("POST", "/api/queue/leave/" + event, null).status()).isEqualTo(204);
  }

  /** What was sent to this ear so far has arrived. */
  private static void settled(Ear ear) {
    assertThat(ear.say("ping", "{}").get("event").asText()).isEqualTo("ack");
  }

  private int peopleInside() {
    return admin.again().get("/api/queue/admin/" + event).json().get("admittedUsers").asInt();
  }

  @Test
  void everybody_sees_the_line_move_and_each_person_alone_where_they_stand() {
    Ear stranger = watching(stranger());
    Ear mine = watching(of(waiting));
    Ear hers = watching(of(behind));
    JsonNode first = stranger.hears("queue-updated");
    assertThat(first.get("queueSize").asLong()).isEqualTo(2);
    assertThat(first.get("head").asLong()).isEqualTo(1);
    assertThat(first.get("asOf").asText()).isNotBlank();
    server.tell();
    assertThat(mine.hears("queue-position").get("position").asLong()).isEqualTo(1);
    assertThat(hers.hears("queue-position").get("position").asLong()).isEqualTo(2);
    leaves(waiting);
    server.passUnswept(Duration.ofSeconds(5));
    server.tell();
    await().until(() -> hers.all("queue-position").getLast().get("position").asLong() == 1);
    await().until(() -> stranger.all("queue-updated").getLast().get("queueSize").asLong() == 1);
    settled(stranger);
    assertThat(stranger.all("queue-position")).isEmpty();
    assertThat(stranger.all("queue-entry-allowed")).isEmpty();
  }

  @Test
  void a_line_that_stands_still_is_not_told_again() {
    Ear stranger = watching(stranger());
    server.tell();
    settled(stranger);
    int told = stranger.all("queue-updated").size();
    for (int i = 0; i < 5; i++) {
      server.tell();
    }
    settled(stranger);
    assertThat(stranger.all("queue-updated")).hasSize(told);
  }

  @Test
  void a_position_is_told_every_five_seconds_at_most() {
    Ear hers = watching(of(behind));
    server.tell();
    assertThat(hers.hears("queue-position").get("position").asLong()).isEqualTo(2);
    leaves(waiting);
    server.tell();
    settled(hers);
    assertThat(hers.all("queue-position")).hasSize(1);
  }

  @Test
  void who_is_called_hears_it_once_on_each_socket_and_nobody_else_does() {
    Ear one = watching(of(waiting));
    Ear two = watching(of(waiting));
    Ear hers = watching(of(behind));
    leaves(inside);
    server.tell();
    for (Ear mine : List.of(one, two)) {
      assertThat(mine.hears("queue-entry-allowed").get("claimBefore").asText()).isNotBlank();
    }
    watching(one);
    server.tell();
    server.tell();
    for (Ear ear : List.of(one, two, hers)) {
      settled(ear);
    }
    assertThat(one.all("queue-entry-allowed")).hasSize(1);
    assertThat(two.all("queue-entry-allowed")).hasSize(1);
    assertThat(hers.all("queue-entry-allowed")).isEmpty();
    waiting.enter(event);
  }

  @Test
  void a_telling_asks_no_line() {
    watching(of(waiting));
    watching(of(behind));
    int before = line.asked();
    for (int i = 0; i < 10; i++) {
      server.passUnswept(Duration.ofSeconds(1));
      server.live().pulse(server.now());
    }
    assertThat(line.asked()).isEqualTo(before);
  }

  @Test
  void a_clearing_is_told_with_the_organisers_words() {
    Ear mine = watching(of(waiting));
    Ear elsewhere = stranger();
    admin.post("/api/queue/admin/clear/" + event, "{\"reason\":\"a rehearsal\"}");
    server.tell();
    var cleared = mine.hears("queue-cleared");
    assertThat(cleared.get("message").asText()).isEqualTo("곧");
    assertThat(cleared.toString()).doesNotContain("rehearsal");
    settled(elsewhere);
    assertThat(elsewhere.all("queue-cleared")).isEmpty();
  }

  @Test
  void the_pings_of_a_page_keep_its_owner_inside() {
    Ear mine = watching(of(inside));
    for (int i = 0; i < 5; i++) {
      server.pass(Duration.ofSeconds(60));
      settled(mine);
      server.call();
    }
    assertThat(peopleInside()).isEqualTo(1);
    server.pass(Duration.ofSeconds(121));
    assertThat(peopleInside()).isZero();
  }

  @Test
  void whose_last_page_closed_is_out_after_twenty_seconds() {
    Ear one = watching(of(inside));
    Ear two = watching(of(inside));
    one.close();
    await().until(() -> server.live().sockets() == 1);
    server.tell();
    two.close();
    await().until(() -> server.live().parting() == 1);
    assertThat(line.asked("part")).isZero();
    server.tell();
    await().until(() -> line.asked("part") > 0);
    server.pass(Duration.ofSeconds(19));
    assertThat(peopleInside()).isEqualTo(1);
    server.pass(Duration.ofSeconds(2));
    assertThat(peopleInside()).isZero();
  }

  @Test
  void who_comes_back_in_time_stays_inside() {
    watching(of(inside)).close();
    await().until(() -> server.live().parting() == 1);
    server.tell();
    await().until(() -> line.asked("part") > 0);
    server.pass(Duration.ofSeconds(10));
    Ear again = of(inside);
    again.hears("session-restored");
    server.call();
    server.pass(Duration.ofSeconds(30));
    assertThat(peopleInside()).isEqualTo(1);
  }

  @Test
  void who_comes_back_finds_the_line_and_the_place_again() {
    watching(of(behind)).close();
    Ear again = of(behind);
    var restored = again.hears("session-restored");
    assertThat(restored.get("queueEventId").asText()).isEqualTo(event);
    assertThat(restored.at("/places/0/eventId").asText()).isEqualTo(event);
    assertThat(restored.at("/places/0/state").asText()).isEqualTo("waiting");
    assertThat(restored.at("/places/0/position").asLong()).isEqualTo(2);
    assertThat(again.hears("queue-updated").get("queueSize").asLong()).isEqualTo(2);
    again.say("leave-queue", "{\"eventId\":\"" + event + "\"}");
    again.close();
    assertThat(of(behind).hears("session-restored").has("queueEventId")).isFalse();
  }

  @Test
  void a_line_that_is_away_can_still_be_joined_for_later() {
    line.away(true);
    Ear mine = watching(of(waiting));
    line.away(false);
    watching(mine);
    server.tell();
    assertThat(mine.hears("queue-position").get("position").asLong()).isEqualTo(1);
  }

  @Test
  void an_unknown_event_has_no_line_and_a_core_without_waiting_rooms_tells_nothing() {
    Ear ear = stranger();
    assertThat(
        ear.say("join-queue", "{\"eventId\":\"0198b8a4-1111-4222-8333-444455556666\"}").at("/data/code").asText())
        .isEqualTo("not_found");
    try (var open = new TestServer(); Ear there = Ear.open(open.wire())) {
      String shown = open.seatEvent(open.admin());
      assertThat(there.say("join-queue", "{\"eventId\":\"" + shown + "\"}").get("event").asText()).isEqualTo("ack");
      open.tell();
      settled(there);
      assertThat(there.all("queue-updated")).isEmpty();
    }
  }
}
