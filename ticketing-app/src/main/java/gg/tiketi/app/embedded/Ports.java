package gg.tiketi.app.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port of an embedded server: chosen once, kept in the data folder, chosen anew only when somebody else has taken it.
 *
 * @param server whose port it is
 * @param file where it is kept
 * @param first the lowest; below the range that systems take for outgoing connections, so that one that is chosen is likely to be
 *        free the next time
 */
record Ports(String server, String file, int first) {
  static final Ports POSTGRES = new Ports("PostgreSQL", "pg.port", 15_432);
  static final Ports REDIS = new Ports("Redis", "redis.port", 16_379);

  private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
  private static final int COUNT = 500;

  /**
   * Chooses it.
   *
   * @param running where a server of an earlier run still listens, if one does
   */
  int choose(DataFolder folder, Optional<Integer> running) {
    var kept = kept(folder);
    if (running.isPresent() && running.equals(kept)) {
      return running.orElseThrow();
    }
    if (kept.filter(Ports::isFree).isPresent()) {
      return kept.orElseThrow();
    }
    // Folders whose servers start at the same moment would find the same port free.
    int own = Math.floorMod(folder.resolve("").hashCode(), COUNT);
    var chosen = IntStream.range(own, own + COUNT).map(i -> first + i % COUNT).filter(Ports::isFree).boxed().findFirst()
        .orElseThrow(() -> new EmbeddedStoreException(
            "no free port from " + first + " to " + (first + COUNT - 1) + " for " + server));
    kept.ifPresent(taken -> LOG.warn("port {} of the embedded {} is taken by another program; using {}", taken, server,
        chosen));
    folder.write(file, String.valueOf(chosen));
    return chosen;
  }

  /** The one chosen before. */
  Optional<Integer> kept(DataFolder folder) {
    return folder.read(file).flatMap(Ports::number);
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
