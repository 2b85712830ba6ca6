package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void a_server_answers_and_says_that_it_is_ready() {
    try (var server = InMemoryServer.start(Map.of())) {
      await().untilAsserted(() -> assertThat(get(server.port(), "/readyz").statusCode()).isEqualTo(200));
      assertThat(get(server.port(), "/api/events").body()).contains("\"total\":20");
      assertThat(get(server.managementPort(), "/readyz").body()).contains("\"reasons\":[]");
    }
  }

  @Test
  void who_drains_it_is_told_why_it_is_not_ready_and_visitors_are_still_served() throws Exception {
    try (var server = InMemoryServer.start(Map.of())) {
      var drain = HttpRequest.newBuilder(at(server.managementPort(), "/drain"))
          .POST(HttpRequest.BodyPublishers.noBody());
      assertThat(client.send(drain.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(204);
      assertThat(get(server.managementPort(), "/readyz").body()).contains("draining");
      assertThat(get(server.port(), "/readyz").statusCode()).isEqualTo(503);
      assertThat(get(server.port(), "/api/events").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void guessing_is_slowed_down_but_for_this_machine_on_its_own_stores() {
    try (var server = InMemoryServer.start(Map.of("trusted-proxies", "127.0.0.1"))) {
      assertThat(sixGuesses(server, "203.0.113.1")).isEqualTo(429);
      assertThat(sixGuesses(server, "127.0.0.1")).isEqualTo(401);
    }
  }

  @Test
  void rate_limits_can_be_switched_off() {
    try (var server = InMemoryServer.start(Map.of("trusted-proxies", "127.0.0.1", "rate-limits", "off"))) {
      assertThat(sixGuesses(server, "203.0.113.1")).isEqualTo(401);
    }
  }

  private int sixGuesses(InMemoryServer server, String address) {
    int status = 0;
    for (int i = 0; i < 6; i++) {
      var guess = HttpRequest.newBuilder(at(server.port(), "/api/auth/login")).header("X-Forwarded-For", address)
          .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(
              "{\"email\":\"somebody@example.com\",\"password\":\"wrong\"}"));
      status = answer(guess.build()).statusCode();
    }
    return status;
  }

  @Test
  void a_taken_port_is_said_in_one_line() {
    try (var first = InMemoryServer.start(Map.of())) {
      var taken = Map.of("http-port", String.valueOf(first.port()));
      assertThatThrownBy(() -> InMemoryServer.start(taken)).isInstanceOf(UnavailableException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + first.port()).hasMessageContaining("--http-port");
    }
  }

  @Test
  void after_close_nobody_listens() {
    int port;
    try (var server = InMemoryServer.start(Map.of())) {
      port = server.port();
    }
    assertThatThrownBy(() -> get(port, "/livez")).hasRootCauseInstanceOf(IOException.class);
  }

  private HttpResponse<String> get(int port, String path) {
    return answer(HttpRequest.newBuilder(at(port, path)).build());
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI at(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
