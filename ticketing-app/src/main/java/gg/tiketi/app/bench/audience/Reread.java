package gg.tiketi.app.bench.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.bench.load.AnswerScan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The connection over which somebody reads the status again, one call at a time, as a page does. */
final class Reread {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int BUFFER = 16 * 1024;
  private static final int SEATS_IN_A_BYTE = 4;

  private final Watcher watcher;
  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
  private final AnswerScan scan = new AnswerScan();
  private boolean reading;
  private boolean again;

  Reread(Watcher watcher, SocketChannel channel) {
    this.watcher = watcher;
    this.channel = channel;
  }

  Watcher watcher() {
    return watcher;
  }

  /** Asks for what is new, now or when the answer that is under way has come; true when it asked now. */
  boolean ask(String event) throws IOException {
    again = reading;
    if (reading) {
      return false;
    }
    reading = true;
    var request = ByteBuffer.wrap(("GET /api/seats/events/" + event + "/status?since=" + watcher.version()
        + " HTTP/1.1\r\nHost: tiketi\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    while (request.hasRemaining()) {
      channel.write(request);
    }
    return true;
  }

  boolean isReading() {
    return reading;
  }

  /** Takes what has come; empty while the answer is not complete. */
  Optional<JsonNode> read() throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("the connection ended");
    }
    if (scan.status(in) == 0) {
      return Optional.empty();
    }
    var body = scan.body(in);
    var bytes = new byte[body.remaining()];
    body.get(bytes);
    in.clear();
    reading = false;
    return Optional.of(MAPPER.readTree(bytes));
  }

  /** Whether something came up while the last answer was under way. */
  boolean isToAskAgain() {
    return again;
  }

  /** Names every seat that is not free. */
  static void taken(JsonNode answer, IntConsumer seat) {
    answer.path("changes").forEach(change -> {
      if (change.path(1).asInt() != 0) {
        seat.accept(change.path(0).asInt());
      }
    });
    var packed = Base64.getDecoder().decode(answer.path("seats").asText());
    for (int at = 0; at < packed.length * SEATS_IN_A_BYTE; at++) {
      if ((packed[at / SEATS_IN_A_BYTE] >> (2 * (at % SEATS_IN_A_BYTE)) & 3) != 0) {
        seat.accept(at);
      }
    }
  }

  void close() throws IOException {
    channel.close();
  }
}
