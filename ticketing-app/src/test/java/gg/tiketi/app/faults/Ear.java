package gg.tiketi.app.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A socket at one server that keeps what it hears and when. */
final class Ear implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * A frame.
   *
   * @param atNanos when it was complete, in {@link System#nanoTime}
   */
  record Frame(JsonNode json, long atNanos) {
    String event() {
      return json.path("event").asText();
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConcurrentLinkedQueue<Frame> heard = new ConcurrentLinkedQueue<>();
  private final StringBuilder begun = new StringBuilder();
  private final WebSocket socket;

  Ear(LabServer server) {
    socket = client.newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + server.place().port() + "/ws"), this).join();
  }

  void say(String event, String data) {
    socket.sendText("{\"event\":\"" + event + "\",\"id\":1,\"data\":" + data + "}", true).join();
  }

  Optional<Frame> first(Predicate<Frame> wanted) {
    return heard.stream().filter(wanted).findFirst();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    begun.append(text);
    if (last) {
      heard.add(new Frame(read(begun.toString()), System.nanoTime()));
      begun.setLength(0);
    }
    from.request(1);
    return null;
  }

  private static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}
