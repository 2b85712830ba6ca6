package gg.tiketi.http.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/**
 * Closes sockets from which nothing comes any more. A browser answers each ping by itself, so who sends nothing for longer than
 * pings are apart has lost power, or does not read: Jetty's own limit never ends those, because our writing counts for it, and what
 * we write to them fills the buffers of the kernel first, which are megabytes.
 */
final class SilentSockets {
  private static final long LOOKS = 10;

  private final Server server;
  private final Duration patience;
  private Map<EndPoint, Heard> known = Map.of();

  /** How much had come from a connection when we looked, first at that time. */
  private record Heard(long bytes, long sinceNanos) {}

  private SilentSockets(Server server, Duration patience) {
    this.server = server;
    this.patience = patience;
  }

  /**
   * Watches the sockets of a server until it stops.
   *
   * @param patience how long one may be silent; it may last a tenth longer until that is noticed
   */
  static void watch(Server server, Duration patience) {
    new SilentSockets(server, patience).lookLater();
  }

  private void lookLater() {
    server.getScheduler().schedule(this::look, patience.toMillis() / LOOKS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    Map<EndPoint, Heard> seen = new HashMap<>();
    for (Connector connector : server.getConnectors()) {
      for (EndPoint end : connector.getConnectedEndPoints()) {
        if (end.getConnection() instanceof WebSocketConnection socket) {
          look(end, socket.getBytesIn(), seen);
        }
      }
    }
    known = seen;
    if (server.isRunning()) {
      lookLater();
    }
  }

  private void look(EndPoint end, long bytes, Map<EndPoint, Heard> seen) {
    long now = System.nanoTime();
    Heard before = known.get(end);
    Heard heard = before != null && before.bytes() == bytes ? before : new Heard(bytes, now);
    if (now - heard.sinceNanos() > patience.toNanos()) {
      end.close();
    } else {
      seen.put(end, heard);
    }
  }
}
