package gg.tiketi.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.bench.load.AnswerScan;
import gg.tiketi.app.rush.client.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One answer as it came over the wire. */
final class Weight {
  private static final int BUFFER = 1 << 20;

  private final int bytes;
  private final byte[] body;

  private Weight(int bytes, byte[] body) {
    this.bytes = bytes;
    this.body = body;
  }

  /** Reads {@code path} once, on a connection of its own. */
  static Weight of(Place place, String path, boolean gzip) {
    var request = "GET " + path + " HTTP/1.1\r\nHost: tiketi\r\n" + (gzip ? "Accept-Encoding: gzip\r\n" : "") + "\r\n";
    try (var channel = SocketChannel.open(new InetSocketAddress(place.host(), place.port()))) {
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      return read(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Weight read(SocketChannel channel) throws IOException {
    var in = ByteBuffer.allocate(BUFFER);
    var scan = new AnswerScan();
    while (scan.status(in) == 0) {
      if (channel.read(in) < 0) {
        throw new IOException("the answer broke off");
      }
    }
    if (scan.status(in) != 200) {
      throw new IOException("status " + scan.status(in));
    }
    var slice = scan.body(in);
    var body = new byte[slice.remaining()];
    slice.get(body);
    return new Weight(in.position(), body);
  }

  int bytes() {
    return bytes;
  }

  int bodyBytes() {
    return body.length;
  }

  int headBytes() {
    return bytes - body.length;
  }

  /** The body as JSON; it must not be compressed. */
  JsonNode json() {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
