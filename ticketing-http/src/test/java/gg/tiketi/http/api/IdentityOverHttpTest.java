package gg.tiketi.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import gg.tiketi.identity.Role;
import gg.tiketi.kernel.AccountId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityOverHttpTest {
  private final TestServer server = new TestServer();
  private final Person person = server.person();

  @AfterEach
  void stop() {
    server.close();
  }

  private static String refresh(String token) {
    return "{\"refreshToken\":\"" + token + "\"}";
  }

  private static String login(String email, String password) {
    return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
  }

  @Test
  void registering_logs_in_and_leaves_a_cookie_no_script_can_read() {
    var reply = server.wire().post("/api/auth/register",
        "{\"email\":\"Kim@Example.com\",\"password\":\"12345678\",\"name\":\"김\",\"phone\":\"010-1234-5678\"}");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().at("/user/role").asText()).isEqualTo("user");
    assertThat(reply.header("Set-Cookie")).contains("tiketi_refresh=", "HttpOnly", "SameSite=Strict", "Path=/api/auth")
        .doesNotContain("Secure");
    var again = server.wire().post("/api/auth/register",
        "{\"email\":\"kim@example.com\",\"password\":\"12345678\",\"name\":\"김\"}");
    assertThat(again.code()).isEqualTo("email_taken");
  }

  @Test
  void a_wrong_password_and_an_unknown_mail_look_the_same() {
    var wrong = server.wire().post("/api/auth/login", login(person.email(), "wrong password"));
    var unknown = server.wire().post("/api/auth/login", login("nobody@example.com", "wrong password"));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.code()).isEqualTo("invalid_credentials");
    assertThat(unknown.text().replaceAll("\"instance\":\"[^\"]*\"", ""))
        .isEqualTo(wrong.text().replaceAll("\"instance\":\"[^\"]*\"", ""));
  }

  @Test
  void a_refresh_token_works_once_and_its_reuse_ends_the_session() {
    var first = server.wire().post("/api/auth/refresh", refresh(person.refreshToken()));
    assertThat(first.status()).isEqualTo(200);
    String next = first.json().get("refreshToken").asText();
    assertThat(server.wire().post("/api/auth/refresh", refresh(person.refreshToken())).code())
        .isEqualTo("session_revoked");
    assertThat(server.wire().post("/api/auth/refresh", refresh(next)).code()).isEqualTo("session_revoked");
    assertThat(person.get("/api/auth/me").code()).isEqualTo("session_revoked");
  }

  @Test
  void the_cookie_stands_for_the_token() {
    String cookie = "tiketi_refresh=" + person.refreshToken();
    var refreshed = server.wire().send("POST", "/api/auth/refresh", null, "Cookie", cookie);
    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(server.wire().send("POST", "/api/auth/refresh", null).code()).isEqualTo("authentication_required");
  }

  @Test
  void by_https_the_cookie_never_travels_in_clear() {
    var reply = server.wire().post("/api/auth/login", login(person.email(), TestServer.PASSWORD), "X-Forwarded-Proto",
        "https");
    assertThat(reply.header("Set-Cookie")).contains("; Secure");
    assertThat(reply.header("Strict-Transport-Security")).contains("max-age=");
    assertThat(server.wire().get("/livez").header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void a_logout_ends_the_whole_session() {
    assertThat(person.get("/api/auth/me").status()).isEqualTo(200);
    var reply = server.wire().post("/api/auth/logout", refresh(person.refreshToken()));
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Set-Cookie")).contains("Max-Age=0");
    assertThat(person.get("/api/auth/me").code()).isEqualTo("session_revoked");
  }

  @Test
  void an_access_token_expires() {
    server.passUnswept(Duration.ofMinutes(15));
    assertThat(person.get("/api/auth/me").code()).isEqualTo("token_expired");
    assertThat(server.wire().get("/api/auth/me", "Authorization", "Bearer nonsense").code())
        .isEqualTo("authentication_required");
  }

  @Test
  void a_role_taken_away_ends_at_the_next_request() {
    var admin = server.admin();
    assertThat(admin.get("/api/admin/seat-layouts").status()).isEqualTo(200);
    assertThat(person.get("/api/admin/seat-layouts").code()).isEqualTo("forbidden");
    server.tiketi().identity().changeRole(new AccountId(UUID.fromString(admin.id())), Role.USER);
    assertThat(admin.get("/api/admin/seat-layouts").code()).isEqualTo("forbidden");
    assertThat(admin.get("/api/auth/me").json().at("/user/role").asText()).isEqualTo("user");
  }

  @Test
  void a_profile_is_changed_exported_and_forgotten() {
    var changed = person.send("PATCH", "/api/auth/me", "{\"phone\":\"010 1111 2222\"}");
    assertThat(changed.json().at("/user/phone").asText()).isEqualTo("010 1111 2222");
    assertThat(changed.json().at("/user/name").asText()).isEqualTo("A Person");
    var cleared = person.send("PATCH", "/api/auth/me", "{\"phone\":null,\"name\":\"B\"}");
    assertThat(cleared.json().at("/user/phone").asText()).isEmpty();
    String event = server.seatEvent(server.admin());
    person.hold(event, "1");
    var export = person.get("/api/auth/me/export").json();
    assertThat(export.at("/user/email").asText()).isEqualTo(person.email());
    assertThat(export.get("reservations")).hasSize(1);
    assertThat(person.send("DELETE", "/api/auth/me", null).status()).isEqualTo(204);
    assertThat(person.get("/api/auth/me").code()).isEqualTo("session_revoked");
    assertThat(server.wire().post("/api/auth/login", login(person.email(), TestServer.PASSWORD)).code())
        .isEqualTo("invalid_credentials");
  }

  @Test
  void a_changed_password_ends_every_session() {
    var wrong = person.send("PATCH", "/api/auth/password",
        "{\"currentPassword\":\"not it\",\"newPassword\":\"another one\"}");
    assertThat(wrong.code()).isEqualTo("invalid_credentials");
    var changed = person.send("PATCH", "/api/auth/password",
        "{\"currentPassword\":\"" + TestServer.PASSWORD + "\",\"newPassword\":\"another one\"}");
    assertThat(changed.status()).isEqualTo(204);
    assertThat(person.get("/api/auth/me").code()).isEqualTo("session_revoked");
    assertThat(server.wire().post("/api/auth/login", login(person.email(), "another one")).status()).isEqualTo(200);
  }
}
