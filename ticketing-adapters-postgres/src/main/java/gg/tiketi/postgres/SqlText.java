package gg.tiketi.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;

/** Where statements come from: by name, so that a test can put a faulty one in the place of the right one. */
@FunctionalInterface
interface SqlText {
  /** The text of the statement called {@code name}, such as {@code "catalog/find-event"}. */
  String load(String name);

  /** The statements beside their callers, each read once. */
  static SqlText resources() {
    var known = new ConcurrentHashMap<String, String>();
    return name -> known.computeIfAbsent(name, SqlText::read);
  }

  private static String read(String name) {
    try (var file = SqlText.class.getResourceAsStream(name + ".sql")) {
      if (file == null) {
        throw new IllegalArgumentException("no statement " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
