package gg.tiketi.app.faults;

import gg.tiketi.app.Main;
import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Place;
import gg.tiketi.app.rush.client.Request;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server in a process of its own that may end and come back: always on the same port, so that people find it again. */
final class LabServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration FAREWELL = Duration.ofSeconds(40);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  /** It starts a hundred times and lives for seconds: compiling well would take longer than it saves. */
  private static final List<String> SHORT_LIVED = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
      "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

  private final List<String> options;
  private final Map<String, String> environment;
  private final Path log;
  private final Place place = new Place("127.0.0.1", freePort());
  private Process process;

  private LabServer(List<String> options, Map<String, String> environment, Path folder) {
    this.options = List.copyOf(options);
    this.environment = Map.copyOf(environment);
    this.log = folder.resolve("server-" + place.port() + ".log");
    this.process = launched();
  }

  /**
   * Starts one and waits until it serves.
   *
   * @param options for its Java
   * @param environment its settings
   * @param folder where its log goes
   */
  static LabServer serving(List<String> options, Map<String, String> environment, Path folder) {
    var server = new LabServer(options, environment, folder);
    server.awaitReady();
    return server;
  }

  /** Runs a command of the product to its end; its exit code. */
  static int run(Map<String, String> environment, Path log, String... arguments) {
    try {
      return started(List.of(), environment, log, List.of(arguments)).waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process launched() {
    return started(options, environment, log, List.of("serve", "--http-host", place.host(), "--http-port",
        String.valueOf(place.port()), "--management-port", "0"));
  }

  private static Process started(List<String> options, Map<String, String> environment, Path log,
      List<String> arguments) {
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(SHORT_LIVED);
    command.addAll(options);
    command.addAll(List.of("-cp", productClassPath(), Main.class.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("TIKETI_"));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's process knows nothing of the tests. */
  static String productClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Below the ports that the system gives to whoever connects, so that the port is still free after a kill. */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(12_000, 32_000);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // Another one, then.
      }
    }
  }

  private void awaitReady() {
    if (!isReadyWithin(PATIENCE)) {
      close();
      throw new IllegalStateException("the server does not become ready; its log is " + log);
    }
  }

  /** Whether it says so itself within this time. */
  boolean isReadyWithin(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    var ready = Request.get("ready", "/readyz", Optional.empty());
    try (var connections = new Connections(place, 1, Duration.ofSeconds(5))) {
      while (System.nanoTime() < deadline && process.isAlive()) {
        if (connections.call(ready) instanceof Exchange.Answered answered && answered.reply().status() == 200) {
          return true;
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      return false;
    }
  }

  Place place() {
    return place;
  }

  long process() {
    return process.pid();
  }

  /** Everything it said, in all its lives. */
  Path log() {
    return log;
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Asks it to end, as an operator does; how long that took. */
  Duration terminate() {
    long begun = System.nanoTime();
    process.destroy();
    await();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Starts it again, on its port, and waits until it serves. */
  void restart() {
    process = launched();
    awaitReady();
  }

  private void await() {
    try {
      if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Signals.CONT.to(process.pid());
    terminate();
  }
}
