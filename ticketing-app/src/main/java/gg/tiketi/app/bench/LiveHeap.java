package gg.tiketi.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What is alive in another JVM's heap: the last line of a class histogram, for which it collects everything else first. */
final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private LiveHeap() {}

  /**
   * Counts the bytes.
   *
   * @throws IllegalStateException if this Java has no {@code jcmd}
   */
  static long bytes(ProcessHandle process) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      var counting = new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.class_histogram")
          .redirectErrorStream(true).start();
      var total = TOTAL.matcher(new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      if (!total.find()) {
        throw new IllegalStateException("the heap of process " + process.pid() + " cannot be counted with " + jcmd);
      }
      return Long.parseLong(total.group(1));
    } catch (IOException noJcmd) {
      throw new UncheckedIOException("the heap is counted with a JDK's jcmd", noJcmd);
    }
  }
}
