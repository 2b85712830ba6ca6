package gg.tiketi.http.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveOverSocketTest {
  private final TestServer server = new TestServer();
  private final Person admin = server.admin();
  private final Person person = server.person();
  private final Person other = server.person();
  private final String event = server.seatEvent(admin);
  private final List<Ear> ears = new ArrayList<>();
  private final Ear ear = ear();

  @AfterEach
  void stop() {
    ears.forEach(Ear::close);
    server.close();
  }

  private Ear ear(String... headers) {
    Ear opened = Ear.open(server.wire(), headers);
    ears.add(opened);
    return opened;
  }

  private Ear of(Person someone) {
    Ear opened = ear();
    assertThat(opened.say("authenticate", token(someone)).get("event").asText()).isEqualTo("ack");
    return opened;
  }

  private static String token(Person someone) {
    return "{\"token\":\"" + someone.token() + "\"}";
  }

  private String data() {
    return "{\"eventId\":\"" + event + "\"}";
  }

  private static String code(JsonNode answer) {
    return answer.at("/data/code").asText();
  }

  @Test
  void what_one_does_everybody_sees() {
    long version = ear.say("join-seat-selection", data()).at("/data/version").asLong();
    ear.say("join-event", data());
    person.hold(event, "4", "5");
    server.tell();
    var locked = ear.hears("seat-locked");
    assertThat(locked.get("seats").toString()).isEqualTo("[4,5]");
    assertThat(locked.get("from").asLong()).isEqualTo(version);
    assertThat(ear.hears("event-updated").get("available").asInt()).isEqualTo(263);
    assertThat(ear.hears("room-info").get("userCount").asInt()).isEqualTo(1);
    long now = server.wire().get("/api/seats/events/" + event + "/status").json().get("version").asLong();
    assertThat(locked.get("version").asLong()).isEqualTo(now);
  }

  @Test
  void a_late_viewer_is_brought_up_to_date() {
    ear.say("join-seat-selection", data());
    long before = server.wire().get("/api/seats/events/" + event + "/status").json().get("version").asLong();
    person.hold(event, "7");
    server.tell();
    Ear late = ear();
    late.say("join-seat-selection", "{\"eventId\":\"" + event + "\",\"version\":" + before + "}");
    assertThat(late.hears("seat-locked").get("seats").toString()).isEqualTo("[7]");
    Ear stranger = ear();
    stranger.say("join-seat-selection", "{\"eventId\":\"" + event + "\",\"version\":-1}");
    assertThat(stranger.all("seat-locked")).isEmpty();
  }

  @Test
  void who_leaves_hears_no_more() {
    ear.say("join-seat-selection", data());
    ear.say("leave-seat-selection", data());
    Ear stays = ear();
    stays.say("join-seat-selection", data());
    person.hold(event, "4");
    server.tell();
    stays.hears("seat-locked");
    assertThat(ear.say("ping", "{}").get("event").asText()).isEqualTo("ack");
    assertThat(ear.all("seat-locked")).isEmpty();
  }

  @Test
  void ticket_types_are_told_with_what_is_left() {
    String festival = server.ticketEvent(admin);
    String type = server.ticketTypes(festival).getFirst();
    ear.say("join-event", "{\"eventId\":\"" + festival + "\"}");
    person.post("/api/reservations",
        "{\"eventId\":\"" + festival + "\",\"items\":[{\"ticketTypeId\":\"" + type + "\",\"quantity\":3}]}");
    server.tell();
    assertThat(ear.hears("ticket-updated").get("availableQuantity").asInt()).isEqualTo(7);
  }

  @Test
  void private_facts_reach_their_account_and_nobody_else() {
    Ear mine = of(person);
    Ear mineToo = of(person);
    Ear hers = of(other);
    String id = person.hold(event, "0");
    assertThat(mine.hears("reservation-updated").get("reservationId").asText()).isEqualTo(id);
    mineToo.hears("reservation-updated");
    person.pay(id);
    await().until(() -> mine.all("payment-updated").stream()
        .anyMatch(payment -> payment.get("status").asText().equals("completed")));
    assertThat(hers.say("ping", "{}").get("event").asText()).isEqualTo("ack");
    assertThat(ear.say("ping", "{}").get("event").asText()).isEqualTo("ack");
    for (Ear stranger : List.of(hers, ear)) {
      assertThat(stranger.all("reservation-updated")).isEmpty();
      assertThat(stranger.all("payment-updated")).isEmpty();
    }
  }

  @Test
  void a_hold_that_ends_soon_is_announced_once() {
    Ear mine = of(person);
    String id = person.hold(event, "0");
    server.tell();
    assertThat(mine.all("reservation-expiring")).isEmpty();
    server.passUnswept(Duration.ofMinutes(4));
    server.tell();
    assertThat(mine.hears("reservation-expiring").get("reservationId").asText()).isEqualTo(id);
    server.tell();
    mine.say("ping", "{}");
    assertThat(mine.all("reservation-expiring")).hasSize(1);
  }

  @Test
  void who_comes_back_finds_holds_and_topics_again() {
    Ear first = of(person);
    first.say("join-seat-selection", data());
    first.say("seat-selection-changed", "{\"eventId\":\"" + event + "\",\"seats\":[\"3\",\"4\"]}");
    String id = person.hold(event, "0");
    first.close();
    Ear second = of(person);
    var restored = second.hears("session-restored");
    assertThat(restored.get("seatEventId").asText()).isEqualTo(event);
    assertThat(restored.get("selectedSeats").toString()).isEqualTo("[\"3\",\"4\"]");
    assertThat(restored.at("/holds/0/reservationId").asText()).isEqualTo(id);
    other.hold(event, "9");
    server.tell();
    assertThat(second.hears("seat-locked").get("seats").toString()).contains("9");
  }

  @Test
  void a_logout_closes_the_sockets_of_the_session() {
    Ear mine = of(person);
    Ear hers = of(other);
    server.wire().post("/api/auth/logout", "{\"refreshToken\":\"" + person.refreshToken() + "\"}");
    server.tell();
    assertThat(mine.closes()).isEqualTo(1008);
    assertThat(hers.isOpen()).isTrue();
  }

  @Test
  void a_token_that_ran_out_closes_the_socket() {
    Ear mine = of(person);
    server.passUnswept(Duration.ofMinutes(15));
    server.tell();
    assertThat(mine.closes()).isEqualTo(1008);
    assertThat(ear.isOpen()).isTrue();
  }

  @Test
  void refusals_are_problems() {
    assertThat(code(ear.say("authenticate", "{\"token\":\"nonsense\"}"))).isEqualTo("authentication_required");
    assertThat(code(ear.say("join-event", "{\"eventId\":\"0198b8a4-1111-4222-8333-444455556666\"}")))
        .isEqualTo("not_found");
    assertThat(code(ear.say("join-event", "{\"eventId\":\"17\"}"))).isEqualTo("invalid_request");
    assertThat(code(ear.say("join-event", "{\"eventId\":\"" + event + "\",\"x\":1}"))).isEqualTo("unknown_field");
    assertThat(code(ear.say("join-event", "[]"))).isEqualTo("invalid_request");
    assertThat(code(ear.say("dance", "{}"))).isEqualTo("invalid_request");
    assertThat(code(ear.say("seat-selection-changed", "{\"eventId\":\"" + event + "\",\"seats\":[]}")))
        .isEqualTo("authentication_required");
    Ear mine = of(person);
    assertThat(code(mine.say("seat-selection-changed",
        "{\"eventId\":\"" + event + "\",\"seats\":[\"1\",\"2\",\"3\",\"4\",\"5\"]}"))).isEqualTo("invalid_request");
    assertThat(code(mine.say("authenticate", token(other)))).isEqualTo("forbidden");
    assertThat(ear.hears("error").get("instance").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "1", "null", "\"text\"", "{\"event\":\"ping\"", "{} {}"})
  void what_is_no_object_closes_with_1007(String frame) {
    ear.raw(frame);
    assertThat(ear.closes()).isEqualTo(1007);
  }

  @Test
  void a_binary_frame_closes_too() {
    ear.binary();
    assertThat(ear.closes()).isEqualTo(1007);
  }

  @Test
  void a_frame_larger_than_16_kb_closes() {
    ear.raw("{\"event\":\"" + "x".repeat(17_000) + "\"}");
    assertThat(ear.closes()).isEqualTo(1009);
  }

  @Test
  void more_than_twenty_frames_in_a_second_close() {
    for (int i = 0; i < 21; i++) {
      ear.raw("{\"event\":\"ping\"}");
    }
    assertThat(ear.closes()).isEqualTo(1008);
  }

  @Test
  void an_account_has_five_sockets() {
    for (int i = 0; i < 5; i++) {
      of(person);
    }
    Ear sixth = ear();
    sixth.raw("{\"event\":\"authenticate\",\"data\":" + token(person) + "}");
    assertThat(sixth.closes()).isEqualTo(1008);
    ears.get(1).close();
    await().until(() -> server.live().sockets() == 5);
    of(person);
  }

  @Test
  void an_address_has_twenty_anonymous_sockets() {
    while (ears.size() < 20) {
      ear();
    }
    assertThatThrownBy(this::ear).hasCauseInstanceOf(WebSocketHandshakeException.class);
    ears.getFirst().say("authenticate", token(person));
    ear();
  }

  @Test
  void a_strangers_page_may_not_connect() {
    ear("Origin", "https://shop.example");
    ear("Origin", "http://127.0.0.1:" + server.server().port());
    assertThatThrownBy(() -> ear("Origin", "https://evil.example"))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void draining_sends_everybody_to_another_instance() {
    Ear mine = of(person);
    server.live().drain();
    assertThat(mine.closes()).isEqualTo(1012);
    assertThat(ear.closes()).isEqualTo(1012);
    assertThatThrownBy(this::ear).hasCauseInstanceOf(WebSocketHandshakeException.class);
  }
}
