package gg.tiketi.http.live;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.http.server.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A client's end of a socket: says what a test wants said and keeps what it hears. */
final class Ear implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final AtomicLong ids = new AtomicLong();
  private WebSocket socket;

  static Ear open(Wire wire, String... headers) {
    var ear = new Ear();
    var uri = wire.uri("/ws").toString().replace("http:", "ws:");
    var builder = CLIENT.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    ear.socket = builder.buildAsync(URI.create(uri), ear).join();
    return ear;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      try {
        heard.add(JSON.readTree(part.toString()));
      } catch (IOException notJson) {
        throw new AssertionError(part.toString(), notJson);
      }
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  /** Says a frame as it is. */
  void raw(String text) {
    socket.sendText(text, true).join();
  }

  void binary() {
    socket.sendBinary(ByteBuffer.wrap(new byte[]{1}), true).join();
  }

  /** Says something and waits for the answer, acknowledgement or error. */
  JsonNode say(String event, String data) {
    long id = ids.incrementAndGet();
    raw("{\"event\":\"" + event + "\",\"data\":" + data + ",\"id\":" + id + "}");
    return await().atMost(Duration.ofSeconds(10)).until(() -> answer(id), answer -> answer != null);
  }

  private JsonNode answer(long id) {
    return heard.stream().filter(frame -> frame.path("id").asLong() == id).findFirst().orElse(null);
  }

  /** Waits for a frame of this name and gives its data. */
  JsonNode hears(String event) {
    await().atMost(Duration.ofSeconds(10)).until(() -> !all(event).isEmpty());
    return all(event).getLast();
  }

  /** The data of all frames of this name heard so far. */
  List<JsonNode> all(String event) {
    return heard.stream().filter(frame -> frame.path("event").asText().equals(event)).map(frame -> frame.get("data"))
        .toList();
  }

  /** Waits until the socket closes and gives the code. */
  int closes() {
    return closed.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
