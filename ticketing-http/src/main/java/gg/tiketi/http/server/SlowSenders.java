package gg.tiketi.http.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Closes connections whose request does not arrive in time. Jetty ends a connection on which nothing comes; who sends a byte
 * now and then would keep it, and whoever waits for the rest, for as long as there are bytes.
 */
final class SlowSenders {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 1_000;

  private final Server server;
  private Map<EndPoint, Sending> known = Map.of();

  /** A request of a connection that was on its way when we looked, first at that time. */
  private record Sending(long request, long sinceNanos) {}

  private SlowSenders(Server server) {
    this.server = server;
  }

  /** Watches the connections of a server until it stops. */
  static void watch(Server server) {
    new SlowSenders(server).lookLater();
  }

  private void lookLater() {
    server.getScheduler().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    Map<EndPoint, Sending> seen = new HashMap<>();
    for (Connector connector : server.getConnectors()) {
      for (EndPoint end : connector.getConnectedEndPoints()) {
        look(end, seen);
      }
    }
    known = seen;
    if (server.isRunning()) {
      lookLater();
    }
  }

  private void look(EndPoint end, Map<EndPoint, Sending> seen) {
    if (!(end.getConnection() instanceof HttpConnection http) || !isSending(http.getParser())) {
      return;
    }
    long now = System.nanoTime();
    Sending before = known.get(end);
    Sending sending = before != null && before.request() == http.getMessagesIn()
        ? before
        : new Sending(http.getMessagesIn(), now);
    if (now - sending.sinceNanos() > PATIENCE.toNanos()) {
      end.close();
    } else {
      seen.put(end, sending);
    }
  }

  private static boolean isSending(HttpParser parser) {
    return switch (parser.getState()) {
      case START, END, CLOSE, CLOSED -> false;
      default -> true;
    };
  }
}
