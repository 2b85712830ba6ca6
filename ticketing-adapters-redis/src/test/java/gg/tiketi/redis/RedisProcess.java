package gg.tiketi.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;

/** A Redis of one test, in a process of its own, that can be made to fail. */
public final class RedisProcess implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Path PROGRAM = unpacked();

  private final int port;
  private final List<String> options;
  private final Path folder;
  private Process process;

  private RedisProcess(int port, List<String> options) {
    this.port = port;
    this.options = options;
    try {
      this.folder = Files.createTempDirectory("tiketi-redis-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.process = launch();
  }

  /** Starts one that keeps nothing on disk, on any free port. */
  public static RedisProcess start(String... options) {
    return new RedisProcess(freePort(), List.of(options));
  }

  private Process launch() {
    var command = new ArrayList<>(List.of(PROGRAM.toString(), "--bind", HOST, "--port", String.valueOf(port), "--dir",
        folder.toString(), "--save", ""));
    command.addAll(options);
    try {
      var started = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(folder.resolve("log").toFile()).start();
      while (!answers()) {
        if (started.waitFor(10, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("Redis ended: " + Files.readString(folder.resolve("log")));
        }
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    try (var jedis = connect()) {
      return "PONG".equals(jedis.ping());
    } catch (JedisException e) {
      return false;
    }
  }

  /** A connection for the test's own words. */
  public Jedis connect() {
    return new Jedis(HOST, port, DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP3).build());
  }

  int port() {
    return port;
  }

  public RedisSettings settings() {
    return new RedisSettings(List.of(new RedisSettings.Node(HOST, port)), Optional.empty(), Optional.empty(), false);
  }

  /** Lets it stand still: it accepts connections and answers nobody. */
  public void pause() {
    signal("-STOP");
  }

  public void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as a power cut would. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again on its port; it knows what it had on disk. */
  public void restart() {
    process = launch();
  }

  /** A port that is free, and whose companion for the bus of a cluster is, too. */
  private static int freePort() {
    for (int tries = 0; tries < 100; tries++) {
      try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
        if (socket.getLocalPort() < 55_000 && isFree(socket.getLocalPort() + 10_000)) {
          return socket.getLocalPort();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("no free pair of ports");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral(HOST))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static Path unpacked() {
    var cpu = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm64" : "amd64";
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    var name = "/redis-server-7.0.15-" + system + "-" + cpu;
    try (var stream = RedisProcess.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no Redis for this machine: " + name);
      }
      var program = Files.createTempFile("redis-server-", "");
      Files.copy(stream, program, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
      program.toFile().deleteOnExit();
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
