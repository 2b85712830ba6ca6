package gg.tiketi.app.rush.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Reads answers of HTTP/1.1 from one connection: bodies of a stated length and bodies in chunks. */
final class ReplyReader {
  private static final int START = 1_024;
  private static final int LONGEST_LINE = 16_384;
  private static final int LONGEST_BODY = 64 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[START];
  private int from;
  private int to;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  /** What the head says about the body and the connection. */
  private static final class Head {
    private int length;
    private boolean chunked;
    private boolean keptOpen = true;
    private Optional<Duration> retryAfter = Optional.empty();
  }

  Reply read() throws IOException {
    int status = status(line());
    var head = head();
    var body = status == 204 || status == 304 ? new byte[0] : head.chunked ? chunks() : exactly(head.length);
    return new Reply(status, body, head.retryAfter, head.keptOpen);
  }

  private static int status(String line) throws IOException {
    if (!line.startsWith("HTTP/1.1 ") || line.length() < 12) {
      throw new ProtocolException("no status line: " + line);
    }
    return Integer.parseInt(line, 9, 12, 10);
  }

  private Head head() throws IOException {
    var head = new Head();
    for (var line = line(); !line.isEmpty(); line = line()) {
      note(line, head);
    }
    return head;
  }

  /** Only four headers matter here; the length of the name picks the few lines that are looked at. */
  private static void note(String line, Head head) throws IOException {
    int colon = line.indexOf(':');
    switch (colon) {
      case 14 -> value(line, "content-length").ifPresent(text -> head.length = Integer.parseInt(text));
      case 17 -> value(line, "transfer-encoding").ifPresent(text -> head.chunked = text.equalsIgnoreCase("chunked"));
      case 10 -> value(line, "connection").ifPresent(text -> head.keptOpen = !text.equalsIgnoreCase("close"));
      case 11 -> value(line, "retry-after")
          .ifPresent(text -> head.retryAfter = Optional.of(Duration.ofSeconds(Long.parseLong(text))));
      case -1 -> throw new ProtocolException("no header: " + line);
      default -> {
      }
    }
  }

  private static Optional<String> value(String line, String name) {
    return line.regionMatches(true, 0, name, 0, name.length())
        ? Optional.of(line.substring(name.length() + 1).strip())
        : Optional.empty();
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int length = chunkLength(); length > 0; length = chunkLength()) {
      body.writeBytes(exactly(length));
      line();
    }
    for (var trailer = line(); !trailer.isEmpty(); trailer = line()) {
      // Trailers say nothing that matters here.
    }
    return body.toByteArray();
  }

  private int chunkLength() throws IOException {
    var line = line();
    int end = line.indexOf(';');
    return Integer.parseInt(end < 0 ? line : line.substring(0, end), 16);
  }

  private byte[] exactly(int length) throws IOException {
    if (length < 0 || length > LONGEST_BODY) {
      throw new ProtocolException("a body of " + length + " bytes");
    }
    var bytes = new byte[length];
    int had = Math.min(length, to - from);
    System.arraycopy(buffer, from, bytes, 0, had);
    from += had;
    if (in.readNBytes(bytes, had, length - had) < length - had) {
      throw Connection.ended();
    }
    return bytes;
  }

  private String line() throws IOException {
    int searched = from;
    while (true) {
      for (int at = searched; at < to; at++) {
        if (buffer[at] == '\n') {
          int end = at > from && buffer[at - 1] == '\r' ? at - 1 : at;
          var line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
          from = at + 1;
          return line;
        }
      }
      int seen = to - from;
      fill();
      searched = from + seen;
    }
  }

  private void fill() throws IOException {
    if (from == to) {
      from = 0;
      to = 0;
    } else if (to == buffer.length) {
      makeRoom();
    }
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      throw Connection.ended();
    }
    to += read;
  }

  private void makeRoom() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
      return;
    }
    if (buffer.length >= LONGEST_LINE) {
      throw new ProtocolException("a line longer than " + LONGEST_LINE + " bytes");
    }
    buffer = Arrays.copyOf(buffer, buffer.length * 2);
  }
}
