package gg.tiketi.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class SilentSocketsTest {
  /** A pong without content, masked with nothing. */
  private static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};

  private final Map<String, WsContext> open = new ConcurrentHashMap<>();

  @Test
  void who_sends_nothing_is_dropped_although_we_write_to_them_and_who_answers_pings_stays() throws IOException {
    var javalin = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.routes.ws("/{name}", socket -> {
        socket.onConnect(context -> open.put(context.pathParam("name"), context));
        socket.onClose(context -> open.remove(context.pathParam("name")));
      });
    }).start(0);
    SilentSockets.watch(javalin.jettyServer().server(), Duration.ofSeconds(4));
    try (var silent = opened(javalin.port(), "silent"); var answering = opened(javalin.port(), "answering")) {
      assertThat(open.keySet()).containsExactlyInAnyOrder("silent", "answering");
      await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50)).until(() -> {
        answering.getOutputStream().write(PONG);
        open.values().forEach(context -> context.send("news"));
        return !open.containsKey("silent");
      });
      assertThat(open.keySet()).containsExactly("answering");
      assertThat(silent.isConnected()).as("it does not even know").isTrue();
    } finally {
      javalin.stop();
    }
  }

  private Socket opened(int port, String name) throws IOException {
    var socket = new Socket("127.0.0.1", port);
    socket.getOutputStream().write(("GET /" + name + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
        .getBytes(US_ASCII));
    assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine()).contains("101");
    await().until(() -> open.containsKey(name));
    return socket;
  }
}
