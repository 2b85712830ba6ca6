package gg.tiketi.app.rush.client;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * The open connections to one server, at most a fixed number. The one used last is used first, so that few stay busy
 * and the others may go cold. It can be used by any number of virtual threads.
 */
public final class Connections implements AutoCloseable {
  private final Place place;
  private final Duration patience;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  /**
   * Connections to {@code place}.
   *
   * @param limit how many may be open at once; further callers wait their turn
   * @param patience how long an answer may take
   */
  public Connections(Place place, int limit, Duration patience) {
    this.place = place;
    this.patience = patience;
    this.permits = new Semaphore(limit);
  }

  /** Whose connections these are. */
  public Place place() {
    return place;
  }

  /** Makes one call. */
  public Exchange call(Request request) {
    long sent = System.nanoTime();
    permits.acquireUninterruptibly();
    try {
      return exchanged(request, sent);
    } finally {
      permits.release();
    }
  }

  /**
   * A kept connection may have been closed by an idle server, so a call that finds it so is made again on a new one: every call
   * that changes anything carries a key, or changes nothing the second time. If then nobody listens any more, the first
   * try may still have been heard, and the call counts as lost.
   */
  private Exchange exchanged(Request request, long sent) {
    var kept = Optional.ofNullable(idle.pollFirst());
    var first = kept.map(connection -> over(connection, request, sent));
    if (first.isPresent() && !isBroken(first.get())) {
      return first.get();
    }
    var second = fresh(request, sent);
    return second instanceof Exchange.Unreachable ? first.orElse(second) : second;
  }

  private static boolean isBroken(Exchange exchange) {
    return exchange instanceof Exchange.Lost(var cause, var _, var _) && cause != Exchange.Cause.SILENT;
  }

  private Exchange fresh(Request request, long sent) {
    try {
      return over(Connection.open(place, patience), request, sent);
    } catch (IOException refused) {
      return new Exchange.Unreachable(String.valueOf(refused.getMessage()), sent, System.nanoTime());
    }
  }

  private Exchange over(Connection connection, Request request, long sent) {
    try {
      var reply = connection.exchange(request);
      keep(connection, reply);
      return new Exchange.Answered(reply, sent, System.nanoTime());
    } catch (SocketTimeoutException silent) {
      connection.close();
      return new Exchange.Lost(Exchange.Cause.SILENT, sent, System.nanoTime());
    } catch (ProtocolException | NumberFormatException nonsense) {
      connection.close();
      return new Exchange.Lost(Exchange.Cause.NONSENSE, sent, System.nanoTime());
    } catch (IOException broken) {
      connection.close();
      return new Exchange.Lost(Exchange.Cause.BROKEN, sent, System.nanoTime());
    }
  }

  private void keep(Connection connection, Reply reply) {
    if (reply.keptOpen()) {
      idle.addFirst(connection);
    } else {
      connection.close();
    }
  }

  @Override
  public void close() {
    for (var connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
      connection.close();
    }
  }
}
