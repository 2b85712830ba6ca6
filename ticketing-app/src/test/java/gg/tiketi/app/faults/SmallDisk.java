package gg.tiketi.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A disk in memory that can be filled to its last byte. Only who may mount can have one. */
final class SmallDisk implements AutoCloseable {
  private static final int PIECE = 1 << 12;

  private final Path folder;
  private final Path ballast;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /** One at this empty folder, if this user may mount. */
  static Optional<SmallDisk> mounted(Path folder, int megabytes) {
    boolean done = ran(List.of("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs",
        folder.toString()));
    return done ? Optional.of(new SmallDisk(folder)) : Optional.empty();
  }

  Path folder() {
    return folder;
  }

  /** Takes what is left, also what others gave back since the last time. */
  void fill() {
    try (var file = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      var piece = new byte[PIECE];
      while (true) {
        file.write(piece);
      }
    } catch (IOException full) {
      // That is what was wanted.
    }
  }

  /** Gives it back. */
  void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean ran(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Lets go of it even while somebody still has a file open. */
  @Override
  public void close() {
    ran(List.of("umount", "-l", folder.toString()));
  }
}
