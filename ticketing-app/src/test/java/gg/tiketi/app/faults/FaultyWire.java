package gg.tiketi.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A wire between a server and its database that can be made slow, thin, mute or torn. It copies bytes in both directions and knows
 * one word of the protocol: COMMIT, with which the database answers when it has done so.
 */
final class FaultyWire implements AutoCloseable {
  private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 1 << 14;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** How it behaves; on both ways unless it says otherwise. */
  sealed interface Manner {
    /** As a wire should. */
    record Sound() implements Manner {}

    /** Every answer comes later by so much. */
    record Slow(Duration delay) implements Manner {}

    /** Answers come in pieces of a few bytes. */
    record Thin(int bytes) implements Manner {}

    /** Nothing arrives and nothing ends: connections are half open. */
    record Mute() implements Manner {}

    /** Everything that is open is torn, and nothing new comes about. */
    record Torn() implements Manner {}

    /** The database commits, and the connection is torn before its answer arrives. */
    record TornAfterCommit() implements Manner {}
  }

  private final ServerSocket entrance;
  private final int database;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger tornCommits = new AtomicInteger();
  private volatile Manner manner = new Manner.Sound();

  private FaultyWire(ServerSocket entrance, int database) {
    this.entrance = entrance;
    this.database = database;
  }

  /** A sound wire to this port on loopback. */
  static FaultyWire to(int database) {
    try {
      var wire = new FaultyWire(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), database);
      Thread.ofVirtual().name("wire").start(wire::accept);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** How many commits were sent whose answer nobody heard. */
  int tornCommits() {
    return tornCommits.get();
  }

  /** Behave so from now on, on open connections as well. */
  void behave(Manner manner) {
    this.manner = manner;
    if (manner instanceof Manner.Torn) {
      open.forEach(FaultyWire::tear);
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException closed) {
        // Either the wire ends, or somebody gave up before they were connected.
      }
    }
  }

  private void connect(Socket server) {
    if (manner instanceof Manner.Torn) {
      tear(server);
      return;
    }
    var beyond = new Socket();
    try {
      beyond.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), database), (int) CONNECT.toMillis());
      server.setTcpNoDelay(true);
      beyond.setTcpNoDelay(true);
    } catch (IOException databaseAway) {
      tear(server);
      tear(beyond);
      return;
    }
    open.add(server);
    open.add(beyond);
    Thread.ofVirtual().start(() -> carry(server, beyond, true));
    Thread.ofVirtual().start(() -> carry(beyond, server, false));
  }

  /** Copies one way until either end is gone. */
  private void carry(Socket from, Socket to, boolean asking) {
    var buffer = new byte[BUFFER];
    try {
      for (int count = from.getInputStream().read(buffer); count >= 0; count = from.getInputStream().read(buffer)) {
        pass(Arrays.copyOf(buffer, count), from, to, asking);
      }
    } catch (IOException gone) {
      // The other end learns it below.
    } finally {
      tear(from);
      tear(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private void pass(byte[] bytes, Socket from, Socket to, boolean asking) throws IOException {
    while (manner instanceof Manner.Mute && !from.isClosed() && !entrance.isClosed()) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    switch (manner) {
      case Manner.Slow(var delay) when !asking -> {
        wait(delay);
        to.getOutputStream().write(bytes);
      }
      case Manner.Thin(var piece) when !asking -> inPieces(bytes, piece, to);
      case Manner.TornAfterCommit() when !asking && carriesCommit(bytes) -> {
        tornCommits.incrementAndGet();
        tear(to);
      }
      case Manner.Slow _,Manner.Thin _,Manner.TornAfterCommit _,Manner.Sound _,Manner.Mute _,Manner.Torn _ ->
        to.getOutputStream().write(bytes);
    }
  }

  private static void inPieces(byte[] bytes, int piece, Socket to) throws IOException {
    for (int start = 0; start < bytes.length; start += piece) {
      to.getOutputStream().write(bytes, start, Math.min(piece, bytes.length - start));
      to.getOutputStream().flush();
    }
  }

  private static boolean carriesCommit(byte[] bytes) {
    for (int start = 0; start + COMMIT.length <= bytes.length; start++) {
      if (Arrays.equals(bytes, start, start + COMMIT.length, COMMIT, 0, COMMIT.length)) {
        return true;
      }
    }
    return false;
  }

  private static void wait(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Ends a connection with a reset, as a broken cable or a firewall does. */
  private static void tear(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException alreadyClosed) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(FaultyWire::tear);
  }
}
