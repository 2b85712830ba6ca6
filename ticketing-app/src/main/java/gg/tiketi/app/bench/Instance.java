package gg.tiketi.app.bench;

import gg.tiketi.app.config.Parsed;
import gg.tiketi.app.config.RedisUrl;
import gg.tiketi.app.Main;
import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Place;
import gg.tiketi.app.rush.client.Request;
import gg.tiketi.app.verify.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A server process with a database of its own, or one that joined another's. */
public final class Instance implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final Child child;
  private final Path dataDir;
  private final int port;

  private Instance(Child child, Path dataDir, int port) {
    this.child = child;
    this.dataDir = dataDir;
    this.port = port;
  }

  /**
   * Starts one that keeps its own database in {@code dataDir}, with the sample layouts, and waits until it is ready.
   *
   * @param payment the manners of the simulated gateway
   */
  public static Instance own(Path dataDir, String payment) {
    int port = freePort();
    return start(dataDir, port,
        arguments("demo", port, "--data-dir", dataDir.toString(), "--simulated-payment", payment),
        Map.of());
  }

  /** Starts one on the database and the Redis of another, and waits until it is ready. */
  public static Instance joining(Instance first, String payment) {
    int port = freePort();
    var database = Installation.in(first.dataDir).orElseThrow().database().reveal();
    return start(first.dataDir, port, arguments("serve", port, "--simulated-payment", payment),
        Map.of("TIKETI_DATABASE_URL",
            database, "TIKETI_REDIS_URL", redisUrl(first.dataDir), "TIKETI_JWT_SECRET_FILE",
            first.dataDir.resolve("jwt.secret").toString()));
  }

  private static String redisUrl(Path dataDir) {
    try {
      return Files.readString(dataDir.resolve("redis.url")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments(String command, int port, String... more) {
    var arguments = new ArrayList<>(List.of(command, "--http-host", "127.0.0.1", "--http-port", String.valueOf(port),
        "--management-port", "0", "--rehearsal", "false"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static Instance start(Path dataDir, int port, List<String> arguments, Map<String, String> environment) {
    var log = dataDir.resolveSibling("server-" + port + ".log");
    var instance = new Instance(Child.start(Main.class.getName(), arguments, environment, log), dataDir, port);
    if (!instance.isReadyWithin(PATIENCE)) {
      instance.close();
      throw new IllegalStateException("the server does not become ready; its log is " + log);
    }
    return instance;
  }

  private boolean isReadyWithin(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    var ready = Request.get("ready", "/readyz", Optional.empty());
    try (var connections = new Connections(place(), 1, Duration.ofSeconds(5))) {
      while (System.nanoTime() < deadline && child.handle().isAlive()) {
        if (connections.call(ready) instanceof Exchange.Answered answered && answered.reply().status() == 200) {
          return true;
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      return false;
    }
  }

  /** A port that nobody listens on at this moment. */
  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public Place place() {
    return new Place("127.0.0.1", port);
  }

  /** Where it keeps its stores. */
  Path dataDir() {
    return dataDir;
  }

  /** The Redis that the server with this data folder keeps for itself. */
  static RedisUrl redis(Path dataDir) {
    return switch (RedisUrl.parse(redisUrl(dataDir))) {
      case Parsed.Good<RedisUrl>(var url) -> url;
      case Parsed.Bad<RedisUrl>(var reason) -> throw new IllegalStateException(reason);
    };
  }

  /** Its database. */
  public Installation installation() {
    return Installation.in(dataDir).orElseThrow();
  }

  /** Its processor time so far. */
  Duration cpu() {
    return child.cpu();
  }

  /** The processor time of the PostgreSQL and the Redis that it started, with the connections that are open. */
  Duration databaseCpu() {
    return child.handle().descendants().map(Child::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  /** The bytes of its heap that are in use, when everything that can be thrown away is; as its own JVM counts them. */
  long liveHeapBytes() {
    return LiveHeap.bytes(child.handle());
  }

  /** Lets it stand still or go on; its database does not notice. */
  void pause(boolean still) {
    try {
      new ProcessBuilder("kill", still ? "-STOP" : "-CONT", String.valueOf(child.handle().pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it as a power cut would; its database, if it has one, goes on. */
  public void kill() {
    child.kill();
  }

  @Override
  public void close() {
    child.close();
  }
}
