package gg.tiketi.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The stores' programs, unpacked once for all tests of a process: unpacking costs seconds of a core, and most tests are about
 * something else. Those of the benchmark, of the demo and of an ordinary user still unpack their own.
 */
public final class UnpackedPrograms {
  private static final Path PROGRAMS = Path.of("target", "programs-" + System.getProperty("tiketi.fork", "1"))
      .toAbsolutePath();

  private UnpackedPrograms() {}

  /** Makes a data folder that finds the programs in it; answers the folder. */
  public static Path in(Path home) {
    try {
      Files.createDirectories(PROGRAMS);
      Files.createDirectories(home,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.createSymbolicLink(home.resolve("bin"), PROGRAMS);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
