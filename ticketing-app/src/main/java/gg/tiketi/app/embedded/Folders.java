package gg.tiketi.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Deleting with everything inside. */
public final class Folders {
  private Folders() {}

  /**
   * Deletes a file, or a folder with what is in it but not what its links lead to; nothing if there is none.
   *
   * @throws EmbeddedStoreException if something cannot be deleted
   */
  public static void delete(Path path) {
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
