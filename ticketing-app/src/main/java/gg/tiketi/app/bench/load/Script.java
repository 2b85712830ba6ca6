package gg.tiketi.app.bench.load;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Requests as they go over the wire, written into a file beforehand: a length in four bytes, then so many bytes, and so on. */
public final class Script {
  private Script() {}

  /** Writes them. */
  public static void write(Path file, Iterable<String> requests) {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (var request : requests) {
        var bytes = request.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads them, each ready to be sent. */
  public static List<ByteBuffer> read(Path file) {
    try {
      var all = ByteBuffer.allocateDirect((int) Files.size(file)).put(Files.readAllBytes(file)).flip();
      var requests = new ArrayList<ByteBuffer>();
      while (all.hasRemaining()) {
        int length = all.getInt();
        requests.add(all.slice(all.position(), length));
        all.position(all.position() + length);
      }
      return requests;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
