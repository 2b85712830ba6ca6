package gg.tiketi.http.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import gg.tiketi.http.hostile.Garbage.Request;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Row 26 of the fault matrix: whatever is sent, there is an answer of our own or an end of the connection, never a fault of
 * ours, and nothing stays behind. 10⁵ requests and frames in a long run.
 */
class MalformedTrafficTest {
  private static final int CLIENTS = 4;
  private static final int EACH = Boolean.getBoolean("tiketi.long") ? 25_000 : 1_250;
  private static final int FRAMES_OF_A_SOCKET = 12;
  private static final long MOST_HEAP_GROWTH = 24L << 20;
  private static final int MOST_FILES_MORE = 8;
  private static final int MOST_THREADS_MORE = 8;
  private static final List<String> FRAMES = List.of("{\"event\":\"ping\",\"id\":1}",
      "{\"event\":\"authenticate\",\"data\":{\"token\":\"a.b.c\"},\"id\":2}",
      "{\"event\":\"join-seat-selection\",\"data\":{\"eventId\":\"%s\",\"version\":3},\"id\":3}",
      "{\"event\":\"join-event\",\"data\":{\"eventId\":\"%s\"},\"id\":4}",
      "{\"event\":\"seat-selection-changed\",\"data\":{\"eventId\":\"%s\",\"seats\":[\"1\",\"2\"]}}");

  private final TestServer server = new TestServer();
  private final Person person = server.person();
  private final Person admin = server.admin();
  private final String event = server.seatEvent(admin);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void nothing_that_is_sent_makes_a_fault_or_stays_behind() {
    everybody(0, EACH / 5);
    long heap = heap();
    long files = files();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();

    everybody(EACH / 5, EACH);

    await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
      assertThat(files()).as("open files").isLessThanOrEqualTo(files + MOST_FILES_MORE);
      assertThat(server.live().sockets()).as("live sockets").isZero();
    });
    assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).as("threads")
        .isLessThanOrEqualTo(threads + MOST_THREADS_MORE);
    assertThat(heap()).as("heap").isLessThan(heap + MOST_HEAP_GROWTH);
    assertThat(server.person().pay(server.person().hold(event, "100")).status()).as("somebody else's hold")
        .isEqualTo(404);
    var buyer = server.person();
    assertThat(buyer.pay(buyer.hold(event, "101")).status()).as("an honest buyer").isEqualTo(200);
  }

  private void everybody(int from, int to) {
    var clients = IntStream.range(0, CLIENTS).mapToObj(client -> CompletableFuture.runAsync(() -> {
      try (var socket = new HostileClient(server.server().port())) {
        for (int i = from; i < to; i++) {
          send(socket, client * 1_000_000L + i);
        }
      } catch (IOException failed) {
        throw new AssertionError(failed);
      }
    }, task -> Thread.ofPlatform().daemon().start(task))).toList();
    clients.forEach(CompletableFuture::join);
  }

  private void send(HostileClient socket, long seed) throws IOException {
    var garbage = new Garbage(seed);
    int kind = garbage.next(20);
    if (kind == 0) {
      frames(socket, garbage, seed);
    } else if (kind < 6) {
      byte[] bytes = garbage.loose(garbage.of(valid()));
      assertThat(socket.once(bytes)).as("seed %d: %s", seed, shown(bytes)).allMatch(status -> status < 500);
    } else {
      byte[] bytes = garbage.framed(garbage.of(valid())).bytes();
      assertThat(socket.keptAlive(bytes)).as("seed %d: %s", seed, shown(bytes)).isBetween(200, 499);
    }
  }

  private void frames(HostileClient socket, Garbage garbage, long seed) throws IOException {
    byte[][] parts = new byte[FRAMES_OF_A_SOCKET + 2][];
    parts[0] = handshake(seed).getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 1; i <= FRAMES_OF_A_SOCKET; i++) {
      parts[i] = garbage.next(4) == 0
          ? Garbage.frame(0x81, true, frame(garbage).getBytes(StandardCharsets.UTF_8))
          : garbage.frame(frame(garbage));
    }
    parts[FRAMES_OF_A_SOCKET + 1] = Garbage.frame(0x88, true, new byte[]{3, (byte) 0xe8});
    assertThat(socket.once(parts)).as("seed %d", seed).containsExactly(101);
  }

  private String frame(Garbage garbage) {
    return garbage.of(FRAMES).formatted(event);
  }

  /** From an address of its own: the sockets of one address are counted. */
  private static String handshake(long seed) {
    return "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nX-Forwarded-For: 10."
        + seed / 65_536 % 256 + "." + seed / 256 % 256 + "." + seed % 256 + "\r\n\r\n";
  }

  private List<Request> valid() {
    var mine = List.of("Authorization: Bearer " + person.token(), "Idempotency-Key: k", "Accept-Language: en");
    var admins = List.of("Authorization: Bearer " + admin.token());
    String id = "0198b8a4-1111-4222-8333-444455556666";
    return List.of(
        new Request("GET", "/api/events?status=on_sale&q=a&sort=date&page=1&limit=20", List.of(), ""),
        new Request("GET", "/api/events/" + event, List.of("If-None-Match: \"x\""), ""),
        new Request("GET", "/api/seats/events/" + event + "/status?since=1", List.of("Accept-Encoding: gzip"), ""),
        new Request("GET", "/api/seats/events/" + event + "/layout?v=1", List.of(), ""),
        new Request("GET", "/", List.of("Accept-Encoding: gzip"), ""),
        new Request("GET", "/api/reservations/my?page=1&limit=5", mine, ""),
        new Request("POST", "/api/auth/login", List.of(),
            "{\"email\":\"nobody@example.com\",\"password\":\"wrong\"}"),
        new Request("POST", "/api/auth/register", List.of(),
            "{\"email\":\"someone@example.com\",\"password\":\"correct horse\",\"name\":\"A\",\"phone\":\"010-1111-2222\"}"),
        new Request("POST", "/api/auth/refresh", List.of("Cookie: tiketi_refresh=x"), "{\"refreshToken\":\"x\"}"),
        new Request("POST", "/api/seats/reserve", mine, "{\"eventId\":\"" + event + "\",\"seatIds\":[\"1\",\"2\"]}"),
        new Request("POST", "/api/seats/reserve", mine,
            "{\"eventId\":\"" + event + "\",\"bestAvailable\":{\"count\":2,\"section\":\"R\",\"maxPrice\":100000}}"),
        new Request("PUT", "/api/seats/reservation/" + id, mine, "{\"seatIds\":[\"3\"]}"),
        new Request("POST", "/api/reservations", mine,
            "{\"eventId\":\"" + event + "\",\"items\":[{\"ticketTypeId\":\"" + id + "\",\"quantity\":1}]}"),
        new Request("POST", "/api/payments/process", mine,
            "{\"reservationId\":\"" + id + "\",\"paymentMethod\":\"toss\"}"),
        new Request("POST", "/api/payments/webhooks/toss", List.of(), "{\"data\":{\"paymentKey\":\"x\"}}"),
        new Request("PATCH", "/api/auth/me", mine, "{\"name\":\"A\",\"phone\":null}"),
        new Request("POST", "/api/admin/events", admins,
            "{\"title\":\"T\",\"venue\":\"V\",\"eventDate\":\"2026-06-20T19:00:00\",\"timeZone\":\"Asia/Seoul\","
                + "\"saleStartDate\":\"2026-05-01T09:00:00\",\"saleEndDate\":\"2026-06-20T18:00:00\","
                + "\"ticketTypes\":[{\"name\":\"S\",\"price\":1,\"totalQuantity\":1}]}"),
        new Request("POST", "/api/admin/events/" + event + "/seats/block", admins, "{\"seatIds\":[\"260\"]}"));
  }

  private static String shown(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1) + "\n" + Base64.getEncoder().encodeToString(bytes);
  }

  private static long files() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
  }

  /** What is still held after collecting everything else. */
  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
