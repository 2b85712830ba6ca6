package gg.tiketi.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A database that was set up once for all tests of a build, to be copied: setting one up takes longer than most tests. */
final class PreparedDatabase {
  private static final Path TEMPLATE = made();

  private PreparedDatabase() {}

  /** Makes one in a folder that has the programs. */
  static void into(Path home) {
    try (var files = Files.walk(TEMPLATE.resolve("pg"))) {
      for (var file : files.toList()) {
        copy(file, home.resolve(TEMPLATE.relativize(file)));
      }
      copy(TEMPLATE.resolve("pg.password"), home.resolve("pg.password"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static Path made() {
    try {
      var home = UnpackedPrograms.in(Files.createTempDirectory(Path.of("target"), "database").toAbsolutePath());
      try (var folder = DataFolder.open(home)) {
        EmbeddedPostgres.start(folder).close();
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
