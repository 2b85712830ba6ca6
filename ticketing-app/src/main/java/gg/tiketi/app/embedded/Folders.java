package gg.tiketi.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Deleting with everything inside. */
final class Folders {
  private Folders() {}

  static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (var inside = Files.walk(path)) {
      for (var file : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new EmbeddedStoreException(path + " cannot be removed: " + DataFolder.reason(e), e);
    }
  }
}
