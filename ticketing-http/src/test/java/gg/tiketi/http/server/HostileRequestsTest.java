package gg.tiketi.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.http.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to confuse or to tire the server, and what becomes of it. */
class HostileRequestsTest {
  private static final String NEXT = "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String LOGIN = "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
  private static TestServer server;

  @BeforeAll
  static void open() {
    server = new TestServer();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
      "Content-Length: 0\r\nContent-Length: 40\r\n\r\n", "Content-Length: 0, 40\r\n\r\n", "Content-Length: +0\r\n\r\n",
      "Content-Length: -1\r\n\r\n", "Content-Length: 0x0\r\n\r\n", "Content-Length: \r\n\r\n",
      "Content-Length: 99999999999999999999\r\n\r\n", "Content-Length : 0\r\n\r\n",
      "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
      "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
      "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
      "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n\r\n",
      "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n", " folded: x\r\n\r\n", "X: a\r\n folded\r\n\r\n",
      "X: a\rb\r\n\r\n", "X: a\u0000b\r\n\r\n", "X\u0000: a\r\n\r\n", "X Y: a\r\n\r\n", ": a\r\n\r\n",
      "Host: y\r\n\r\n"})
  void a_request_of_which_two_readers_could_think_differently_ends_its_connection(String rest) {
    String answer = server.wire().raw(LOGIN + rest + NEXT);
    assertThat(answer).as("one answer, and nothing smuggled").matches("(?s)HTTP/1\\.1 4.*")
        .doesNotContain("\"openapi\"", "Exception", "\tat ", "<html");
    assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "OPTIONS", "PUT", "get", "DELETE", "X"})
  void methods_that_a_route_does_not_have_are_refused(String method) {
    String answer = server.wire().raw(method + " /api/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1\\.1 (400|404|405) .*").doesNotContain("pagination");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
      "application/xml", "application/json; charset=iso-8859-1", "application/json; charset=utf-16",
      "application/json; charset=utf-8; x=y", "application/json, text/plain", "application/jsonx",
      "application/vnd.api+json", "*/*"})
  void a_body_is_json_in_utf_8_or_nothing(String type) {
    assertThat(server.wire().post("/api/auth/login", "{}", "Content-Type", type).code())
        .isEqualTo("unsupported_media_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "gzip, gzip", "identity", "x"})
  void a_compressed_body_is_not_unpacked(String encoding) {
    assertThat(server.wire().post("/api/auth/login", "{}", "Content-Encoding", encoding).code())
        .isEqualTo("unsupported_media_type");
  }

  @Test
  void a_part_that_comes_twice_or_too_deep_is_refused() {
    var twice = server.wire().post("/api/auth/login", "{\"email\":\"a@b.kr\",\"email\":\"c@d.kr\",\"password\":\"x\"}");
    assertThat(twice.json().at("/errors/0/code").asText()).isEqualTo("duplicate");
    assertThat(server.wire().post("/api/auth/login", "[".repeat(21) + "]".repeat(21)).code())
        .isEqualTo("malformed_json");
    assertThat(server.wire().post("/api/auth/login", "[".repeat(20) + "]".repeat(20)).code())
        .isEqualTo("invalid_request");
  }

  @Test
  void nobody_gives_themselves_a_role_a_price_or_a_state() {
    var person = server.person();
    String registration = "{\"email\":\"x@y.kr\",\"password\":\"correct horse\",\"name\":\"X\",\"role\":\"admin\"}";
    assertThat(server.wire().post("/api/auth/register", registration).code()).isEqualTo("unknown_field");
    assertThat(person.send("PATCH", "/api/auth/me", "{\"name\":\"X\",\"role\":\"admin\"}").code())
        .isEqualTo("unknown_field");
    for (String more : List.of("price", "status", "accountId", "expiresAt", "limit")) {
      assertThat(person.post("/api/seats/reserve", "{\"eventId\":\"0198b8a4-1111-4222-8333-444455556666\","
          + "\"seatIds\":[\"1\"],\"" + more + "\":\"1\"}").code()).isEqualTo("unknown_field");
    }
  }

  @Test
  void a_long_address_is_refused() {
    String answer = server.wire().raw("GET /api/events?q=" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1\\.1 (414|431) .*");
  }

  @Test
  void an_address_is_never_echoed_into_headers() {
    for (String path : List.of("/%0d%0aX-Evil:%20yes", "/api/%0d%0aX-Evil:yes", "/api/events?q=%0d%0aX-Evil:yes")) {
      String answer = server.wire().raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain("X-Evil");
    }
  }

  /** One byte a second each, as those do who want to keep a server waiting with few means. */
  @Test
  void who_drips_a_request_is_cut_off() {
    try (var clock = Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory())) {
      var drippers = new ArrayList<CompletableFuture<Duration>>();
      drippers.add(drip(clock, "GET /livez HTTP/1.1\r\nHost: x\r\nX: ", "x"));
      drippers.add(drip(clock, "GE", "T"));
      drippers.add(drip(clock, LOGIN + "Content-Length: 1000\r\n\r\n{", " "));
      drippers.add(drip(clock, LOGIN + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"));
      drippers.add(drip(clock, LOGIN + "Content-Length: 1000\r\n\r\n{", ""));
      assertThat(server.wire().get("/livez").status()).as("others meanwhile").isEqualTo(200);
      for (var dripper : drippers) {
        assertThat(dripper.join()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(60));
      }
    }
  }

  /** After how long the server closed. */
  private static CompletableFuture<Duration> drip(ScheduledExecutorService clock, String beginning, String drop) {
    return CompletableFuture.supplyAsync(() -> {
      long begun = System.nanoTime();
      try (var socket = new Socket("127.0.0.1", server.server().port())) {
        socket.setSoTimeout(90_000);
        OutputStream out = socket.getOutputStream();
        write(out, beginning);
        var drops = clock.scheduleAtFixedRate(() -> write(out, drop), 1, 1, TimeUnit.SECONDS);
        readToEnd(socket.getInputStream());
        drops.cancel(true);
      } catch (IOException failed) {
        throw new AssertionError(failed);
      }
      return Duration.ofNanos(System.nanoTime() - begun);
    }, task -> Thread.ofVirtual().start(task));
  }

  private static void readToEnd(InputStream in) {
    try {
      in.readAllBytes();
    } catch (java.net.SocketException reset) {
      // Closed with something unread, which is an end too.
      assertThat(reset).hasMessageContaining("reset");
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void write(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    } catch (IOException closed) {
      throw new IllegalStateException(closed);
    }
  }
}
