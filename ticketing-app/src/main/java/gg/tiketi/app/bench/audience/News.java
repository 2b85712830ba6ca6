package gg.tiketi.app.bench.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a frame tells a watcher. */
sealed interface News {
  ObjectMapper MAPPER = new ObjectMapper();

  /** The wish to watch is acknowledged, and everything is told from {@code version} on. */
  record Joined(long version) implements News {}

  /** It is refused. */
  record Refused() implements News {}

  /** Seats changed between two versions. */
  record Seats(long from, long version, List<Integer> seats) implements News {
    public Seats {
      seats = List.copyOf(seats);
    }
  }

  /** Too much to tell: the status is to be read again. */
  record Again() implements News {}

  /** Something else. */
  record Other() implements News {}

  /** Understands the text of a frame. */
  static News of(ByteBuffer payload) {
    var text = StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    if (text.startsWith("{\"event\":\"seat-")) {
      var data = data(text);
      return new Seats(data.path("from").asLong(), data.path("version").asLong(), seats(data.path("seats")));
    }
    if (text.startsWith("{\"event\":\"resync\"")) {
      return data(text).path("topic").asText().equals("seats") ? new Again() : new Other();
    }
    if (text.startsWith("{\"event\":\"ack\"")) {
      return new Joined(data(text).path("version").asLong());
    }
    return text.startsWith("{\"event\":\"error\"") ? new Refused() : new Other();
  }

  private static List<Integer> seats(JsonNode seats) {
    return StreamSupport.stream(seats.spliterator(), false).map(JsonNode::asInt).toList();
  }

  private static JsonNode data(String text) {
    try {
      return MAPPER.readTree(text).path("data");
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
