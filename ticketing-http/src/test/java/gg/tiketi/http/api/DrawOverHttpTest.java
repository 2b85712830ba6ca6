package gg.tiketi.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.http.CountedLine;
import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pre-queue whose order is drawn, as clients meet it. */
class DrawOverHttpTest {
  private static final String NONCE = "00112233445566778899aabbccddeeff";

  private final TestServer server = TestServer.over(new CountedLine().line());
  private final Person admin = server.admin();
  private final Person first = server.person();
  private final Person second = server.person();
  private final Person late = server.person();
  private final String event = server.seatEvent(admin);

  @BeforeEach
  void opens_in_ten_minutes() {
    var reply = admin.send("PATCH", "/api/admin/events/" + event,
        "{\"saleStartDate\":\"2026-05-01T09:10:00\",\"order\":\"draw\",\"queueThreshold\":1}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode draw() {
    return server.wire().get("/api/queue/draw/" + event).json();
  }

  private void passOpening() {
    server.pass(Duration.ofMinutes(10).plusSeconds(1));
    server.call();
  }

  @Test
  void who_comes_before_the_opening_has_entered_and_is_given_a_receipt_and_a_ticket() {
    var entered = first.check(event).json();
    assertThat(entered.get("state").asText()).isEqualTo("entered");
    assertThat(entered.get("queued").asBoolean()).isTrue();
    assertThat(entered.has("position")).isFalse();
    assertThat(entered.at("/receipt/planHash").asText()).isEqualTo(draw().get("planHash").asText());
    assertThat(entered.at("/receipt/leaf").asText()).hasSize(64);
    var byTicket = server.wire().get("/api/queue/status/" + event, "Queue-Ticket", entered.get("ticket").asText());
    assertThat(byTicket.json().get("receipt")).isEqualTo(entered.get("receipt"));
    assertThat(first.again().get("/api/queue/status/" + event).json().get("receipt"))
        .isEqualTo(entered.get("receipt"));
    assertThat(second.get("/api/queue/status/" + event).json().get("state").asText()).isEqualTo("none");
  }

  @Test
  void a_nonce_that_is_brought_counts_once() {
    var brought = first.post("/api/queue/check/" + event, "{\"nonce\":\"" + NONCE + "\"}").json();
    assertThat(brought.at("/receipt/nonce").asText()).isEqualTo(NONCE);
    assertThat(first.post("/api/queue/check/" + event, "{\"nonce\":\"" + NONCE.replace('0', '1') + "\"}").json()
        .at("/receipt/nonce").asText()).isEqualTo(NONCE);
    assertThat(second.post("/api/queue/check/" + event, "{\"nonce\":\"short\"}").status()).isEqualTo(400);
  }

  @Test
  void the_plan_is_public_at_once_and_the_rest_when_it_is_drawn() {
    var planned = draw();
    assertThat(planned.get("state").asText()).isEqualTo("planned");
    assertThat(planned.has("secret")).isFalse();
    assertThat(server.wire().get("/api/queue/draw/" + event + "/leaves").status()).isEqualTo(404);
    first.check(event);
    second.check(event);
    assertThat(first.get("/api/queue/draw/" + event + "/proof").status()).isEqualTo(404);
    passOpening();
    var drawn = draw();
    assertThat(drawn.get("state").asText()).isEqualTo("drawn");
    assertThat(drawn.get("planHash")).isEqualTo(planned.get("planHash"));
    assertThat(drawn.get("entrants").asInt()).isEqualTo(2);
    var leaves = server.wire().get("/api/queue/draw/" + event + "/leaves");
    assertThat(leaves.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(leaves.header("Content-Length")).isEqualTo("64");
    assertThat(Stream.of(first, second).map(Person::again)
        .map(person -> person.get("/api/queue/draw/" + event + "/proof").json().get("place").asInt()))
        .containsExactlyInAnyOrder(1, 2);
    assertThat(late.again().get("/api/queue/draw/" + event + "/proof").status()).isEqualTo(404);
  }

  @Test
  void one_address_gets_the_list_of_everybody_twenty_times_a_minute() {
    String path = "/api/queue/draw/" + event + "/leaves";
    first.check(event);
    assertThat(server.wire().get(path, "X-Forwarded-For", "203.0.113.7").code()).as("no list yet")
        .isEqualTo("not_found");
    passOpening();
    for (int i = 0; i < 20; i++) {
      assertThat(server.wire().get(path, "X-Forwarded-For", "203.0.113.7").status()).isEqualTo(200);
    }
    var refused = server.wire().get(path, "X-Forwarded-For", "203.0.113.7");
    assertThat(refused.code()).isEqualTo("rate_limited");
    assertThat(refused.header("Retry-After")).isEqualTo("60");
    assertThat(server.wire().get(path, "X-Forwarded-For", "203.0.113.8").status()).isEqualTo(200);
    assertThat(server.wire().get("/api/queue/draw/" + event, "X-Forwarded-For", "203.0.113.7").status()).isEqualTo(200);
  }

  @Test
  void the_line_has_the_order_of_the_draw_and_who_comes_later_is_behind() {
    first.check(event);
    String ticket = second.check(event).json().get("ticket").asText();
    passOpening();
    var waits = late.again().check(event).json();
    assertThat(waits.get("state").asText()).isEqualTo("waiting");
    assertThat(waits.get("position").asInt()).isGreaterThanOrEqualTo(2);
    server.pass(Duration.ofSeconds(1));
    boolean secondIsFirst = second.again().get("/api/queue/draw/" + event + "/proof").json().get("place").asInt() == 1;
    var byTicket = server.wire().get("/api/queue/status/" + event, "Queue-Ticket", ticket).json();
    assertThat(byTicket.get("state").asText()).isEqualTo(secondIsFirst ? "called" : "waiting");
    assertThat(second.again().check(event, "Queue-Ticket", ticket).json().get("state").asText())
        .isEqualTo(secondIsFirst ? "admitted" : "waiting");
    assertThat(first.again().check(event).json().get("state").asText())
        .isEqualTo(secondIsFirst ? "waiting" : "admitted");
  }

  @Test
  void who_leaves_is_not_drawn() {
    first.check(event);
    second.check(event);
    assertThat(first.send("POST", "/api/queue/leave/" + event, null).status()).isEqualTo(204);
    assertThat(first.get("/api/queue/status/" + event).json().get("state").asText()).isEqualTo("none");
    passOpening();
    assertThat(draw().get("entrants").asInt()).isEqualTo(1);
  }

  @Test
  void the_order_cannot_be_changed_once_people_have_entered() {
    first.check(event);
    var changed = admin.send("PATCH", "/api/queue/admin/" + event, "{\"order\":\"fifo\"}");
    assertThat(changed.code()).isEqualTo("invalid_state");
    assertThat(admin.send("PATCH", "/api/admin/events/" + event, "{\"order\":\"fifo\"}").code())
        .isEqualTo("invalid_state");
    assertThat(admin.send("PATCH", "/api/queue/admin/" + event, "{\"order\":\"draw\",\"threshold\":3}").status())
        .isEqualTo(200);
  }

  @Test
  void an_event_in_order_of_arrival_has_no_draw() {
    var other = server.seatEvent(admin);
    assertThat(server.wire().get("/api/queue/draw/" + other).code()).isEqualTo("not_found");
    assertThat(server.wire().get("/api/queue/draw/" + other + "/leaves").code()).isEqualTo("not_found");
    assertThat(first.get("/api/queue/draw/" + other + "/proof").code()).isEqualTo("not_found");
  }
}
