package gg.tiketi.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import gg.tiketi.http.server.Wire.Reply;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be done only so often, as clients meet it. The clock stands still unless a test moves it. */
class RateLimitsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static TestServer server;
  private static int addresses;

  private String address;

  @BeforeAll
  static void open() {
    server = new TestServer();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void newAddress() {
    address = "203.0.113." + ++addresses;
  }

  @Test
  void the_sixth_wrong_password_within_a_minute_is_not_even_tried() {
    var person = server.person();
    for (int i = 0; i < 5; i++) {
      assertThat(login(person.email(), "wrong").code()).isEqualTo("invalid_credentials");
      server.passUnswept(Duration.ofSeconds(2));
    }
    var refused = login(person.email(), TestServer.PASSWORD);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate_limited");
    assertThat(refused.header("Retry-After")).isEqualTo("50");
    assertThat(refused.json().get("title").asText()).isEqualTo("요청이 너무 많습니다");
    server.passUnswept(Duration.ofSeconds(50));
    assertThat(login(person.email(), TestServer.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void the_refusal_speaks_english_too() {
    exhaustLogins("nobody.at.all@example.com");
    var refused = server.wire().post("/api/auth/login", credentials("nobody.at.all@example.com", "x"),
        "X-Forwarded-For", address, "Accept-Language", "en");
    assertThat(refused.json().get("title").asText()).isEqualTo("Too many requests");
    assertThat(refused.json().get("detail").asText()).contains("Retry-After");
  }

  @Test
  void an_account_that_does_not_exist_is_counted_alike_from_wherever_and_however_it_is_written() {
    exhaustLogins("ghost@example.com");
    newAddress();
    assertThat(login("GHOST@example.com", "x").code()).isEqualTo("rate_limited");
    assertThat(login("other.ghost@example.com", "x").code()).isEqualTo("invalid_credentials");
  }

  @Test
  void who_logs_in_rightly_is_not_counted() {
    var person = server.person();
    for (int i = 0; i < 70; i++) {
      assertThat(login(person.email(), TestServer.PASSWORD).status()).isEqualTo(200);
    }
  }

  @Test
  void one_address_fails_sixty_times_a_minute_whoever_it_tries() {
    for (int i = 0; i < 60; i++) {
      assertThat(login("victim" + i + "@example.com", "x").code()).isEqualTo("invalid_credentials");
    }
    var person = server.person();
    assertThat(login(person.email(), TestServer.PASSWORD).code()).isEqualTo("rate_limited");
    newAddress();
    assertThat(login(person.email(), TestServer.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void finding_out_who_is_registered_is_a_failure_too() {
    var person = server.person();
    String again = "{\"email\":\"" + person.email() + "\",\"password\":\"correct horse\",\"name\":\"A Person\"}";
    for (int i = 0; i < 60; i++) {
      assertThat(anonymous("POST", "/api/auth/register", again).code()).isEqualTo("email_taken");
    }
    assertThat(anonymous("POST", "/api/auth/register", again).code()).isEqualTo("rate_limited");
  }

  @Test
  void a_stolen_token_does_not_help_to_guess_the_password() {
    var person = server.person();
    String guess = "{\"currentPassword\":\"wrong\",\"newPassword\":\"another horse\"}";
    for (int i = 0; i < 5; i++) {
      assertThat(counted(person, "PATCH", "/api/auth/password", guess).code()).isEqualTo("invalid_credentials");
    }
    assertThat(counted(person, "PATCH", "/api/auth/password", guess).code()).isEqualTo("rate_limited");
    assertThat(login(person.email(), TestServer.PASSWORD).code()).isEqualTo("rate_limited");
  }

  @Test
  void an_account_calls_for_seats_sixty_times_a_minute() {
    var person = server.person();
    var other = server.person();
    for (int i = 0; i < 60; i++) {
      assertThat(counted(person, "POST", "/api/seats/reserve", "{}").code()).isEqualTo("invalid_request");
    }
    assertThat(counted(person, "POST", "/api/seats/reserve", "{}").code()).isEqualTo("rate_limited");
    assertThat(counted(person, "POST", "/api/reservations", "{}").code()).isEqualTo("rate_limited");
    assertThat(counted(other, "POST", "/api/seats/reserve", "{}").code()).isEqualTo("invalid_request");
    assertThat(counted(person, "GET", "/api/reservations/my", null).status()).isEqualTo(200);
    server.passUnswept(MINUTE);
    assertThat(counted(person, "POST", "/api/seats/reserve", "{}").code()).isEqualTo("invalid_request");
  }

  @Test
  void an_account_is_granted_twenty_holds_of_an_event_within_an_hour() {
    var admin = server.admin();
    var event = server.seatEvent(admin);
    var other = server.seatEvent(admin);
    var person = server.person();
    for (int i = 0; i < 20; i++) {
      holdAndCancel(person, event);
    }
    var refused = reserve(person, event, "1");
    assertThat(refused.code()).isEqualTo("rate_limited");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_000, 3_600);
    assertThat(reserve(person, other, "1").status()).isEqualTo(201);
    assertThat(reserve(server.person(), event, "1").status()).isEqualTo(201);
    server.passUnswept(Duration.ofHours(1));
    assertThat(reserve(person.again(), event, "2").status()).isEqualTo(201);
  }

  @Test
  void holds_that_are_refused_repeated_replaced_or_prolonged_are_not_counted() {
    var event = server.seatEvent(server.admin());
    reserve(server.person(), event, "1");
    var person = server.person();
    for (int i = 0; i < 25; i++) {
      assertThat(reserve(person, event, "1").code()).isEqualTo("seat_taken");
    }
    server.passUnswept(MINUTE);
    String hold = reserve(person, event, "2").json().at("/reservation/id").asText();
    for (int i = 0; i < 25; i++) {
      assertThat(counted(person, "PUT", "/api/seats/reservation/" + hold, "{\"seatIds\":[\"" + (3 + i % 2) + "\"]}")
          .status()).isEqualTo(200);
      assertThat(counted(person, "POST", "/api/seats/reservation/" + hold + "/extend", null).status()).isEqualTo(200);
    }
    counted(person, "POST", "/api/reservations/" + hold + "/cancel", null);
    server.passUnswept(MINUTE);
    for (int i = 0; i < 25; i++) {
      assertThat(reserve(person, event, "5", "Idempotency-Key", "once").status()).isEqualTo(201);
      server.passUnswept(Duration.ofMillis(5));
    }
    for (int i = 0; i < 18; i++) {
      server.passUnswept(Duration.ofSeconds(4));
      holdAndCancel(person, event);
    }
    assertThat(reserve(person, event, "6").code()).isEqualTo("rate_limited");
  }

  @Test
  void who_is_nobody_calls_three_hundred_times_a_second() {
    var person = server.person();
    for (int i = 0; i < 300; i++) {
      var reply = switch (i % 3) {
        case 0 -> anonymous("GET", "/api/events", null);
        case 1 -> anonymous("GET", "/api/auth/me", null);
        default -> server.wire().get("/api/auth/me", "Authorization", "Bearer forged", "X-Forwarded-For", address);
      };
      assertThat(reply.status()).isIn(200, 401);
    }
    var refused = anonymous("GET", "/api/events", null);
    assertThat(refused.code()).isEqualTo("rate_limited");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(anonymous("GET", "/api/auth/me", null).code()).isEqualTo("rate_limited");
    assertThat(counted(person, "GET", "/api/auth/me", null).status()).isEqualTo(200);
    server.passUnswept(Duration.ofSeconds(1));
    assertThat(anonymous("GET", "/api/events", null).status()).isEqualTo(200);
  }

  @Test
  void the_addresses_of_one_ipv6_network_are_one_visitor() {
    for (int i = 0; i < 300; i++) {
      address = "2001:db8:7:8:" + Integer.toHexString(i) + "::" + i;
      assertThat(anonymous("GET", "/livez", null).status()).isEqualTo(200);
    }
    assertThat(anonymous("GET", "/livez", null).status()).isEqualTo(429);
    address = "2001:db8:7:9::1";
    assertThat(anonymous("GET", "/livez", null).status()).isEqualTo(200);
  }

  @Test
  void this_machine_is_not_counted_where_that_is_wanted() {
    for (int i = 0; i < 400; i++) {
      assertThat(server.wire().get("/livez").status()).isEqualTo(200);
    }
  }

  private void holdAndCancel(Person person, String event) {
    var held = reserve(person, event, "9");
    assertThat(held.status()).as(held.toString()).isEqualTo(201);
    String id = held.json().at("/reservation/id").asText();
    assertThat(counted(person, "POST", "/api/reservations/" + id + "/cancel", null).status()).isEqualTo(200);
  }

  private Reply reserve(Person person, String event, String seat, String... headers) {
    return counted(person, "POST", "/api/seats/reserve",
        "{\"eventId\":\"" + event + "\",\"seatIds\":[\"" + seat + "\"]}", headers);
  }

  private Reply counted(Person person, String method, String path, String json, String... headers) {
    return person.send(method, path, json,
        Stream.concat(Stream.of("X-Forwarded-For", address), Stream.of(headers)).toArray(String[]::new));
  }

  private Reply anonymous(String method, String path, String json) {
    return server.wire().send(method, path, json, "X-Forwarded-For", address);
  }

  private Reply login(String email, String password) {
    return anonymous("POST", "/api/auth/login", credentials(email, password));
  }

  private void exhaustLogins(String email) {
    for (int i = 0; i < 5; i++) {
      assertThat(login(email, "x").code()).isEqualTo("invalid_credentials");
    }
  }

  private static String credentials(String email, String password) {
    return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
  }
}
