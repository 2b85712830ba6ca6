package gg.tiketi.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.http.CountedLine;
import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import gg.tiketi.http.server.Wire.Reply;
import gg.tiketi.queue.WaitingLine;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A waiting room as clients meet it. */
class QueueOverHttpTest {
  private final CountedLine line = new CountedLine();
  private final TestServer server = TestServer.over(line.line());
  private final Person admin = server.admin();
  private final Person first = server.person();
  private final Person second = server.person();
  private final Person third = server.person();
  private final Person fourth = server.person();
  private final String event = server.seatEvent(admin);

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply decide(String rules) {
    var reply = admin.send("PATCH", "/api/queue/admin/" + event, rules);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply;
  }

  private static String state(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json().get("state").asText();
  }

  private String state(Person person) {
    return state(person.check(event));
  }

  private void leave(Person person) {
    assertThat(person.send("POST", "/api/queue/leave/" + event, null).status()).isEqualTo(204);
  }

  private JsonNode byTicket(String ticket) {
    return server.wire().get("/api/queue/status/" + event, "Queue-Ticket", ticket).json();
  }

  /** Two are inside, and no third may be. */
  private void fill() {
    decide("{\"threshold\":2}");
    first.enter(event);
    second.enter(event);
    server.call();
  }

  private static Reply reserve(Person person, String event, String seat, String admission) {
    return person.post("/api/seats/reserve", "{\"eventId\":\"" + event + "\",\"seatIds\":[\"" + seat + "\"]}",
        "Admission", admission);
  }

  // ---- the way through ----

  @Test
  void who_goes_in_gets_an_admission_that_obtains_seats() {
    var inside = first.check(event).json();
    assertThat(inside.get("state").asText()).isEqualTo("admitted");
    assertThat(inside.get("queued").asBoolean()).isFalse();
    assertThat(inside.get("admittedUsers").asInt()).isZero();
    assertThat(inside.at("/admission/expiresAt").asText()).isEqualTo("2026-05-01T09:10:00+09:00");
    assertThat(inside.get("ticket").asText()).isNotBlank();
    assertThat(inside.get("pollAfter").asLong()).isPositive();
    assertThat(inside.has("position")).isFalse();
    assertThat(first.reserve(event, "1").code()).isEqualTo("admission_required");
    assertThat(reserve(first, event, "1", inside.at("/admission/token").asText()).status()).isEqualTo(201);
  }

  @Test
  void the_third_of_two_waits_keeps_the_place_and_enters_when_one_leaves_and_the_fourth_never_passes() {
    fill();
    var waits = third.check(event).json();
    assertThat(waits.get("state").asText()).isEqualTo("waiting");
    assertThat(waits.get("queued").asBoolean()).isTrue();
    assertThat(waits.get("position").asLong()).isEqualTo(1);
    assertThat(waits.get("threshold").asInt()).isEqualTo(2);
    assertThat(waits.at("/estimatedWaitRange/from").asLong()).isLessThanOrEqualTo(waits.get("estimatedWait").asLong());
    assertThat(waits.has("admission")).isFalse();
    assertThat(fourth.check(event).json().get("position").asLong()).isEqualTo(2);
    for (var again : new Person[]{third, third.again(), third.again()}) {
      var same = again.check(event).json();
      assertThat(same.get("position").asLong()).isEqualTo(1);
      assertThat(same.get("ticket").asText()).isEqualTo(waits.get("ticket").asText());
    }
    server.pass(Duration.ofSeconds(1));
    assertThat(state(third)).isEqualTo("waiting");
    leave(first);
    assertThat(state(fourth)).isEqualTo("waiting");
    server.pass(Duration.ofSeconds(1));
    assertThat(state(fourth)).isEqualTo("waiting");
    assertThat(byTicket(waits.get("ticket").asText()).get("state").asText()).isEqualTo("called");
    assertThat(byTicket(waits.get("ticket").asText()).has("claimBefore")).isTrue();
    assertThat(state(third)).isEqualTo("admitted");
    server.pass(Duration.ofSeconds(1));
    assertThat(fourth.check(event).json().get("position").asLong()).isEqualTo(1);
  }

  @Test
  void a_status_by_ticket_asks_no_line() {
    fill();
    String ticket = third.check(event).json().get("ticket").asText();
    server.pass(Duration.ofSeconds(1));
    int before = line.asked();
    for (int i = 0; i < 20; i++) {
      assertThat(byTicket(ticket).get("position").asLong()).isEqualTo(1);
      assertThat(third.get("/api/queue/status/" + event, "Queue-Ticket", ticket).json().get("state").asText())
          .isEqualTo("waiting");
    }
    assertThat(line.asked()).isEqualTo(before);
    assertThat(third.get("/api/queue/status/" + event).json().get("ticket").asText()).isEqualTo(ticket);
    assertThat(line.asked()).isEqualTo(before + 1);
  }

  @Test
  void a_status_changes_nothing_and_needs_a_ticket_or_a_person() {
    assertThat(state(third.get("/api/queue/status/" + event))).isEqualTo("none");
    assertThat(server.wire().get("/api/queue/status/" + event).code()).isEqualTo("authentication_required");
    assertThat(server.wire().get("/api/queue/status/" + event, "Queue-Ticket", "x").code())
        .isEqualTo("authentication_required");
    assertThat(state(third.get("/api/queue/status/" + event, "Queue-Ticket", "x"))).isEqualTo("none");
  }

  @Test
  void a_line_that_is_away_is_told_with_a_time_to_come_back() {
    fill();
    String ticket = third.check(event).json().get("ticket").asText();
    line.away(true);
    var reply = fourth.check(event);
    assertThat(reply.code()).isEqualTo("temporarily_unavailable");
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(2, 10);
    assertThat(byTicket(ticket).get("position").asLong()).isEqualTo(1);
    line.away(false);
    assertThat(state(third)).isEqualTo("waiting");
  }

  // ---- admissions ----

  @Test
  void an_admission_expires_unless_it_is_renewed_and_is_revoked_with_the_stay() {
    String old = first.enter(event);
    for (int i = 0; i < 9; i++) {
      server.pass(Duration.ofSeconds(61));
      first.again().check(event);
    }
    String renewed = first.again().enter(event);
    server.pass(Duration.ofSeconds(52));
    var person = first.again();
    assertThat(reserve(person, event, "1", old).code()).isEqualTo("admission_expired");
    assertThat(reserve(person, event, "1", renewed).code()).isEqualTo("admission_revoked");
    String fresh = person.enter(event);
    assertThat(reserve(person, event, "1", fresh).status()).isEqualTo(201);
    assertThat(person.send("POST", "/api/queue/leave/" + event, null).status()).isEqualTo(204);
    assertThat(reserve(person, event, "2", fresh).code()).isEqualTo("admission_revoked");
  }

  @Test
  void nobody_loses_an_admission_or_a_stay_because_the_line_could_not_be_reached() {
    var own = new CountedLine(WaitingLine.SILENCE);
    try (var shop = TestServer.over(own.line())) {
      String there = shop.seatEvent(shop.admin());
      var person = shop.person();
      String admission = person.enter(there);
      shop.call();
      own.away(true);
      shop.passUnswept(Duration.ofMinutes(14));
      person = person.again();
      assertThat(reserve(person, there, "1", admission).status()).isEqualTo(201);
      assertThat(person.check(there).code()).isEqualTo("temporarily_unavailable");
      own.away(false);
      shop.call();
      assertThat(reserve(person, there, "2", admission).code()).as("it can be renewed now")
          .isEqualTo("admission_expired");
      var renewed = person.check(there).json();
      assertThat(renewed.get("admittedUsers").asInt()).as("the same stay").isEqualTo(1);
      assertThat(reserve(person, there, "2", renewed.at("/admission/token").asText()).status()).isEqualTo(201);
    }
  }

  // ---- modes and times ----

  @Test
  void a_pause_lets_people_join_and_calls_nobody() {
    decide("{\"threshold\":2,\"mode\":\"paused\",\"message\":\"잠시 쉽니다\"}");
    var waits = first.check(event).json();
    assertThat(waits.get("state").asText()).isEqualTo("waiting");
    assertThat(waits.get("message").asText()).isEqualTo("잠시 쉽니다");
    server.pass(Duration.ofSeconds(30));
    assertThat(state(first)).isEqualTo("waiting");
    decide("{\"mode\":\"auto\",\"message\":null}");
    server.pass(Duration.ofSeconds(1));
    assertThat(state(first)).isEqualTo("admitted");
  }

  @Test
  void forced_off_takes_nobody_more_calls_those_who_wait_and_then_asks_for_no_admission() {
    fill();
    assertThat(state(third)).isEqualTo("waiting");
    decide("{\"mode\":\"forced_off\"}");
    assertThat(state(fourth)).isEqualTo("none");
    assertThat(fourth.reserve(event, "9").code()).isEqualTo("admission_required");
    leave(first);
    server.pass(Duration.ofSeconds(1));
    String admission = third.enter(event);
    assertThat(reserve(third, event, "1", admission).status()).isEqualTo(201);
    server.pass(Duration.ofSeconds(1));
    assertThat(fourth.reserve(event, "9").status()).isEqualTo(201);
  }

  @Test
  void off_asks_for_nothing() {
    decide("{\"mode\":\"off\"}");
    assertThat(state(first)).isEqualTo("open");
    assertThat(state(first.get("/api/queue/status/" + event))).isEqualTo("open");
    assertThat(first.reserve(event, "1").status()).isEqualTo(201);
  }

  @Test
  void nobody_joins_before_the_pre_queue_and_nobody_enters_before_the_opening() {
    admin.send("PATCH", "/api/admin/events/" + event,
        "{\"saleStartDate\":\"2026-05-01T09:10:00\",\"preQueueMinutes\":5}");
    assertThat(state(first)).isEqualTo("none");
    assertThat(door()).isEqualTo("auto closed");
    server.pass(Duration.ofMinutes(6));
    assertThat(door()).isEqualTo("auto armed");
    assertThat(state(first)).isEqualTo("waiting");
    server.pass(Duration.ofMinutes(1));
    assertThat(state(first)).isEqualTo("waiting");
    server.pass(Duration.ofSeconds(181));
    assertThat(state(first.again())).isEqualTo("admitted");
  }

  @Test
  void after_the_sale_everything_has_ended() {
    admin.send("PATCH", "/api/admin/events/" + event, "{\"saleEndDate\":\"2026-05-01T09:05:00\"}");
    String ticket = first.check(event).json().get("ticket").asText();
    server.pass(Duration.ofMinutes(5));
    assertThat(state(first)).isEqualTo("ended");
    assertThat(byTicket(ticket).get("state").asText()).isEqualTo("ended");
    assertThat(door()).isEqualTo("auto closed");
  }

  private String door() {
    var room = server.wire().get("/api/events/" + event).json().at("/event/waitingRoom");
    return room.get("mode").asText() + " " + room.get("state").asText();
  }

  @Test
  void the_event_shows_its_door() {
    assertThat(door()).isEqualTo("auto open");
    fill();
    state(third);
    server.call();
    assertThat(door()).isEqualTo("auto queueing");
    decide("{\"mode\":\"off\"}");
    assertThat(door()).isEqualTo("off open");
  }

  // ---- organisers ----

  @Test
  void an_organiser_sees_and_changes_the_rules() {
    var shown = decide(
        "{\"threshold\":2,\"ratePerSecond\":7,\"message\":\"곧\",\"order\":\"draw\",\"preQueueMinutes\":0}")
        .json();
    assertThat(shown.get("ratePerSecond").asInt()).isEqualTo(7);
    assertThat(shown.get("order").asText()).isEqualTo("draw");
    first.enter(event);
    shown = admin.get("/api/queue/admin/" + event).json();
    assertThat(shown.get("mode").asText()).isEqualTo("auto");
    assertThat(shown.get("admittedUsers").asInt()).isEqualTo(1);
    assertThat(shown.get("threshold").asInt()).isEqualTo(2);
    assertThat(shown.get("available").asInt()).isEqualTo(1);
    shown = decide("{\"threshold\":null,\"ratePerSecond\":null,\"message\":null}").json();
    assertThat(shown.has("ownThreshold")).isFalse();
    assertThat(shown.has("ratePerSecond")).isFalse();
    assertThat(shown.has("message")).isFalse();
    assertThat(shown.get("order").asText()).isEqualTo("draw");
  }

  @Test
  void an_event_brings_the_rules_of_its_waiting_room_along() {
    var made = admin.post("/api/admin/events",
        "{\"title\":\"t\",\"venue\":\"v\",\"eventDate\":\"2026-06-20T19:00:00\",\"saleStartDate\":\"2026-05-01T09:00:00\","
            + "\"saleEndDate\":\"2026-06-20T18:00:00\",\"ticketTypes\":[{\"name\":\"a\",\"price\":1,\"totalQuantity\":1}],"
            + "\"queueMode\":\"paused\",\"queueThreshold\":3,\"order\":\"draw\",\"preQueueMinutes\":60}");
    assertThat(made.json().at("/event/waitingRoom/mode").asText()).isEqualTo("paused");
    var shown = admin.get("/api/queue/admin/" + made.json().at("/event/id").asText()).json();
    assertThat(shown.get("ownThreshold").asInt()).isEqualTo(3);
    assertThat(shown.get("preQueueMinutes").asInt()).isEqualTo(60);
    assertThat(shown.get("order").asText()).isEqualTo("draw");
  }

  @Test
  void a_clearing_takes_the_places_of_those_who_wait_and_leaves_those_inside() {
    fill();
    String admission = first.enter(event);
    state(third);
    state(fourth);
    assertThat(admin.post("/api/queue/admin/clear/" + event, "{}").status()).isEqualTo(400);
    assertThat(third.post("/api/queue/admin/clear/" + event, "{\"reason\":\"me\"}").code()).isEqualTo("forbidden");
    var cleared = admin.post("/api/queue/admin/clear/" + event, "{\"reason\":\"a rehearsal\"}");
    assertThat(cleared.json().get("cleared").asInt()).isEqualTo(2);
    assertThat(state(third.get("/api/queue/status/" + event))).isEqualTo("none");
    assertThat(reserve(first, event, "1", admission).status()).isEqualTo(201);
    assertThat(fourth.check(event).json().get("position").asLong()).isEqualTo(1);
    assertThat(third.check(event).json().get("position").asLong()).isEqualTo(2);
  }

  @Test
  void a_core_without_waiting_rooms_has_open_doors() {
    try (var open = new TestServer()) {
      var organiser = open.admin();
      String there = open.seatEvent(organiser);
      var person = open.person();
      assertThat(state(person.check(there))).isEqualTo("open");
      assertThat(state(person.get("/api/queue/status/" + there))).isEqualTo("open");
      assertThat(person.send("POST", "/api/queue/leave/" + there, null).status()).isEqualTo(204);
      assertThat(organiser.get("/api/queue/admin/" + there).json().get("mode").asText()).isEqualTo("off");
      assertThat(organiser.send("PATCH", "/api/queue/admin/" + there, "{\"mode\":\"auto\"}").code())
          .isEqualTo("invalid_state");
      assertThat(organiser.send("PATCH", "/api/admin/events/" + there, "{\"queueThreshold\":5}").json()
          .at("/errors/0/field").asText()).isEqualTo("queueThreshold");
    }
  }
}
