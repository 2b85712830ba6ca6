package gg.tiketi.app.rush;

import gg.tiketi.app.rush.client.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each buyer saw, one JSON object a line: a heading that names the event, then one line for each answer in the order in
 * which they came. {@code verify-sale} holds the books against it.
 */
public final class History implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;

  /** Writes to a new file. */
  public History(Path file) {
    try {
      out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line in the making; members stand in the order in which they are added. */
  static final class Line {
    private final Map<String, Object> members = new LinkedHashMap<>();

    Line with(String name, Object value) {
      members.put(name, value);
      return this;
    }
  }

  /** Writes a line. */
  void append(Line line) {
    try {
      var bytes = Json.MAPPER.writeValueAsBytes(line.members);
      synchronized (out) {
        out.write(bytes);
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
