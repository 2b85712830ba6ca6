package gg.tiketi.app.embedded;

import gg.tiketi.app.config.RedisUrl;
import gg.tiketi.app.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A real Redis that belongs to this process: on loopback, with a password, its changes appended to a file in the data folder
 * every second. It outlives a kill of this process; the next start finds it and goes on with it. When it dies itself it is
 * started again on the same port.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
  private static final String NAME = "Redis";
  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(2);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);
  private static final int TIMEOUT_MILLIS = 1_000;

  private final Path program;
  private final DataFolder folder;
  private final Path data;
  private final Path log;
  private final int port;
  private final String password;
  private final Supervised kept;

  private EmbeddedRedis(Path program, DataFolder folder, int port, String password) {
    this.program = program;
    this.folder = folder;
    this.data = folder.resolve("redis");
    this.log = folder.resolve("redis.log");
    this.port = port;
    this.password = password;
    this.kept = new Supervised(NAME, leftover().orElseGet(this::launch), this::launch, EmbeddedRedis::stop);
  }

  /**
   * Starts it, or goes on with the one that an earlier process of this folder left running.
   *
   * @throws EmbeddedStoreException if it cannot be had, with the reason
   */
  public static EmbeddedRedis start(DataFolder folder) {
    var program = RedisProgram.in(folder.resolve("bin"));
    folder.secretFile("redis.password");
    var running = living(folder).isPresent() ? Ports.REDIS.kept(folder) : Optional.<Integer>empty();
    return new EmbeddedRedis(program, folder, Ports.REDIS.choose(folder, running),
        folder.read("redis.password").orElseThrow());
  }

  // ---- an earlier server ----

  private Optional<ProcessHandle> leftover() {
    var living = living(folder);
    if (living.isEmpty()) {
      return Optional.empty();
    }
    if (Supervised.isTrueOf(living.orElseThrow(), this::isOurs, LEFTOVER_PATIENCE)) {
      LOG.info("Redis of an earlier run is still there (process {}); going on with it", living.orElseThrow().pid());
      return living;
    }
    LOG.info("Redis of an earlier run does not answer; stopping it first");
    stop(living.orElseThrow());
    return Optional.empty();
  }

  /** The process that Redis noted, if it lives and is a Redis: after a restart of the machine the number may be anybody's. */
  private static Optional<ProcessHandle> living(DataFolder folder) {
    return folder.read("redis.pid").filter(text -> text.matches("[0-9]{1,9}")).map(Long::valueOf)
        .flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive)
        .filter(handle -> handle.info().command().filter(command -> command.contains("/redis-server")).isPresent());
  }

  /** Whether the server there answers us and serves this data directory: somebody else's would not know our password. */
  private boolean isOurs() {
    var login = DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP3).connectionTimeoutMillis(TIMEOUT_MILLIS)
        .socketTimeoutMillis(TIMEOUT_MILLIS).password(password).build();
    try (var redis = new Jedis(HOST, port, login)) {
      // While it reads its file it answers, but not for our purposes.
      return redis.configGet("dir").containsValue(data.toString()) && "PONG".equals(redis.ping());
    } catch (JedisException e) {
      return false;
    }
  }

  // ---- start, stop ----

  private ProcessHandle launch() {
    var logged = LogFile.size(log);
    var started = run().toHandle();
    if (Supervised.isTrueOf(started, this::isOurs, PATIENCE)) {
      return started;
    }
    started.destroyForcibly();
    throw new EmbeddedStoreException(
        "Redis does not start: " + Symptoms.REDIS.explain(LogFile.after(log, logged)) + " (log: " + log + ")");
  }

  /** In a session of its own where that is possible, so that Ctrl-C at the terminal reaches only us and we stop it last. */
  private Process run() {
    var command = new ArrayList<String>();
    Optional.ofNullable(Programs.onPath("setsid")).ifPresent(command::add);
    command.add(program.toString());
    try {
      Files.createDirectories(data);
      command.add(folder.write("redis.conf", settings()).toString());
      var process = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new EmbeddedStoreException("Redis cannot be run (" + DataFolder.reason(e)
          + "); if the data folder is on a disk mounted noexec, give another with --data-dir", e);
    }
  }

  /** In a file, because everybody on the machine can read a command line. */
  private String settings() {
    return String.join("\n", List.of("bind " + HOST, "port " + port, "requirepass " + password, "daemonize no",
        "pidfile " + quoted(folder.resolve("redis.pid")), "dir " + quoted(data), "appendonly yes",
        "appendfsync everysec", "save \"\"", "maxmemory 256mb", "maxmemory-policy noeviction"));
  }

  private static String quoted(Path path) {
    return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    if (!ends(process)) {
      LOG.warn("Redis does not end by itself; ending it");
      process.destroyForcibly();
      ends(process);
    }
  }

  private static boolean ends(ProcessHandle process) {
    try {
      process.onExit().get(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Stops it in good order: its file is written to the end. */
  @Override
  public void close() {
    kept.close();
  }

  /** How others on this machine reach it. */
  public RedisUrl url() {
    return new RedisUrl(List.of(new RedisUrl.Node(HOST, port)), Optional.empty(), Optional.of(new Secret(password)),
        false);
  }

  /** Its process, for those who want to see it die. */
  public long process() {
    return kept.pid();
  }
}
