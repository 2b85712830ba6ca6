package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.rush.client.Place;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Somebody who watches a sale over a socket. */
final class Viewer implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  private Viewer(Place place) {
    socket = CLIENT.newWebSocketBuilder()
        .buildAsync(URI.create("ws://" + place.host() + ":" + place.port() + "/ws"), new Listener()).join();
  }

  static Viewer at(Place place) {
    return new Viewer(place);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        frames.add(parsed(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says something and waits until the server has taken it in. */
  Viewer say(String event, String data) {
    int id = frames.size() + 1_000;
    socket.sendText("{\"event\":\"" + event + "\",\"data\":" + data + ",\"id\":" + id + "}", true).join();
    assertThat(awaited(frame -> frame.path("id").asInt() == id).path("event").asText()).isEqualTo("ack");
    return this;
  }

  /** The data of the first frame of this name that fits, now or later. */
  JsonNode told(String event, Predicate<JsonNode> fits) {
    return awaited(frame -> frame.path("event").asText().equals(event) && fits.test(frame.path("data"))).path("data");
  }

  /** The newest frame of this name so far. */
  Optional<JsonNode> newest(String event) {
    return frames.stream().filter(frame -> frame.path("event").asText().equals(event)).reduce((old, young) -> young)
        .map(frame -> frame.path("data"));
  }

  private JsonNode awaited(Predicate<JsonNode> fits) {
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5))
        .until(() -> frames.stream().anyMatch(fits));
    return frames.stream().filter(fits).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
