package gg.tiketi.app.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port of the embedded PostgreSQL: chosen once, kept in the data folder, chosen anew only when somebody else has taken it. */
final class Ports {
  private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
  private static final String FILE = "pg.port";

  /** Below the range that systems take for outgoing connections, so that it is likely to be free the next time. */
  private static final int FIRST = 15_432;
  private static final int LAST = 15_931;

  private Ports() {}

  static int choose(DataFolder folder, Path data) {
    var kept = folder.read(FILE).flatMap(Ports::number);
    var running = Postmaster.noted(data).filter(noted -> noted.living().isPresent()).map(Postmaster::port);
    if (running.isPresent() && running.equals(kept)) {
      return running.orElseThrow();
    }
    if (kept.filter(Ports::isFree).isPresent()) {
      return kept.orElseThrow();
    }
    var chosen = IntStream.rangeClosed(FIRST, LAST).filter(Ports::isFree).findFirst()
        .orElseThrow(
            () -> new EmbeddedStoreException("no free port from " + FIRST + " to " + LAST + " for PostgreSQL"));
    kept.ifPresent(
        taken -> LOG.warn("port {} of the embedded PostgreSQL is taken by another program; using {}", taken, chosen));
    folder.write(FILE, String.valueOf(chosen));
    return chosen;
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
