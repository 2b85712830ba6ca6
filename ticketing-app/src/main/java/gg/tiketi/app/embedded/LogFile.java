package gg.tiketi.app.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a server wrote to its log; a log that cannot be read says nothing. */
final class LogFile {
  private LogFile() {}

  static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** What was added behind a position. */
  static String after(Path file, long position) {
    try {
      var bytes = Files.readAllBytes(file);
      return new String(bytes, (int) position, bytes.length - (int) position, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
