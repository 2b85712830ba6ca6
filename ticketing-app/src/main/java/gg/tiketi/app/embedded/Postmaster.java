package gg.tiketi.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What PostgreSQL notes about its running server in {@code postmaster.pid}.
 *
 * @param process its number
 * @param port where it listens
 */
record Postmaster(long process, int port) {

  /** The note in a data directory, if there is a complete one. It may be left over from a server that was killed. */
  static Optional<Postmaster> noted(Path dataDirectory) {
    try {
      var lines = Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
      return lines.size() < 4
          ? Optional.empty()
          : Optional
              .of(new Postmaster(Long.parseLong(lines.getFirst().strip()), Integer.parseInt(lines.get(3).strip())));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new EmbeddedStoreException(dataDirectory + " cannot be read: " + DataFolder.reason(e), e);
    }
  }

  /** The process, if it lives and is a PostgreSQL: after a restart of the machine the number may be anybody's. */
  Optional<ProcessHandle> living() {
    return ProcessHandle.of(process).filter(ProcessHandle::isAlive)
        .filter(handle -> handle.info().command().filter(command -> command.endsWith("/postgres")).isPresent());
  }
}
