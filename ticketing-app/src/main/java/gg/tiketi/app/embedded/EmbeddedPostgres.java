package gg.tiketi.app.embedded;

import gg.tiketi.app.config.DatabaseUrl;
import gg.tiketi.app.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that belongs to this process: durable, on loopback, with a password, in the data folder. It outlives a kill of
 * this process; the next start finds it and goes on with it. When it dies itself it is started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  /** What every embedded server calls itself, so that who joins it knows. */
  public static final String CLUSTER = "tiketi-embedded";

  private static final String NAME = "PostgreSQL";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Durability is PostgreSQL's own default; it is spelled out because everything we promise rests on it. */
  private static final List<String> SETTINGS = List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on",
      "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=60", "shared_buffers=128MB",
      "wal_buffers=16MB", "max_wal_size=1GB", "checkpoint_completion_target=0.9", "random_page_cost=1.1", "jit=off",
      "autovacuum_naptime=15s", "log_checkpoints=off", "timezone=UTC", "log_timezone=UTC", "cluster_name=" + CLUSTER);

  private final Programs programs;
  private final Path data;
  private final Path log;
  private final Login login;
  private final Supervised kept;

  private EmbeddedPostgres(Programs programs, DataFolder folder, Login login) {
    this.programs = programs;
    this.data = folder.resolve("pg");
    this.log = folder.resolve("pg.log");
    this.login = login;
    this.kept = new Supervised(NAME, leftover().orElseGet(this::launch), this::launch, this::stop);
  }

  /**
   * Starts it, or goes on with the one that an earlier process of this folder left running.
   *
   * @throws EmbeddedStoreException if it cannot be had, with the reason
   */
  public static EmbeddedPostgres start(DataFolder folder) {
    var programs = new Programs(Binaries.in(folder.resolve("bin")));
    var data = folder.resolve("pg");
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialise(programs, folder, data);
    }
    var password = folder.read("pg.password").orElseThrow(() -> new EmbeddedStoreException(folder.resolve("pg.password")
        + " is missing, and nobody can log in to the database without it; bring it back, or give another folder with --data-dir"));
    return new EmbeddedPostgres(programs, folder, new Login(port(folder, data), password)).ready();
  }

  private static int port(DataFolder folder, Path data) {
    return Ports.POSTGRES.choose(folder,
        Postmaster.noted(data).filter(noted -> noted.living().isPresent()).map(Postmaster::port));
  }

  /** In a folder beside its final place, so that a start that is killed half-way leaves nothing that looks whole. */
  private static void initialise(Programs programs, DataFolder folder, Path data) {
    var password = folder.secretFile("pg.password");
    var draft = folder.resolve("pg.new");
    Folders.delete(draft);
    var made = programs.run("initdb", List.of("-D", draft.toString(), "-U", Login.USER, "-A", "scram-sha-256",
        "--pwfile=" + password, "--encoding=UTF8", "--no-locale", "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8"));
    if (!made.succeeded()) {
      Folders.delete(draft);
      throw new EmbeddedStoreException("PostgreSQL cannot be set up: " + Symptoms.POSTGRES.explain(made.output()));
    }
    try {
      Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new EmbeddedStoreException(data + " cannot be made: " + DataFolder.reason(e), e);
    }
  }

  private EmbeddedPostgres ready() {
    try {
      login.makeDatabase();
      return this;
    } catch (SQLException e) {
      close();
      throw new EmbeddedStoreException("PostgreSQL does not let us make our database: " + e.getMessage(), e);
    }
  }

  // ---- an earlier server ----

  private Optional<ProcessHandle> leftover() {
    var noted = Postmaster.noted(data);
    var living = noted.flatMap(Postmaster::living);
    if (living.isEmpty()) {
      noted.ifPresent(this::forgetUnlessOurs);
      return Optional.empty();
    }
    if (noted.orElseThrow().port() == login.port()
        && Supervised.isTrueOf(living.orElseThrow(), () -> login.reaches(data), Duration.ofSeconds(10))) {
      LOG.info("PostgreSQL of an earlier run is still there (process {}); going on with it",
          noted.orElseThrow().process());
      return living;
    }
    LOG.info("PostgreSQL of an earlier run does not answer; stopping it first");
    stop(living.orElseThrow());
    return Optional.empty();
  }

  /** PostgreSQL itself would refuse to start while any process bears the noted number. */
  private void forgetUnlessOurs(Postmaster noted) {
    if (ProcessHandle.of(noted.process()).filter(ProcessHandle::isAlive).isPresent()) {
      Folders.delete(data.resolve("postmaster.pid"));
    }
  }

  // ---- start, stop ----

  private ProcessHandle launch() {
    var logged = LogFile.size(log);
    var arguments = new ArrayList<>(List.of("-D", data.toString(), "-c", "port=" + login.port()));
    SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
    var started = programs.start("postgres", arguments, log).toHandle();
    if (Supervised.isTrueOf(started, () -> login.reaches(data), PATIENCE)) {
      return started;
    }
    started.destroyForcibly();
    throw new EmbeddedStoreException(
        "PostgreSQL does not start: " + Symptoms.POSTGRES.explain(LogFile.after(log, logged)) + " (log: " + log + ")");
  }

  private void stop(ProcessHandle process) {
    for (var mode : List.of("fast", "immediate")) {
      if (process.isAlive()) {
        programs.run("pg_ctl", List.of("-D", data.toString(), "stop", "-m", mode, "-w", "-t", "20"));
      }
    }
    process.destroyForcibly();
  }

  /** Stops it in good order: transactions are rolled back, a checkpoint is written. */
  @Override
  public void close() {
    kept.close();
  }

  /** How others on this machine reach it. */
  public DatabaseUrl url() {
    return new DatabaseUrl("127.0.0.1", login.port(), Login.DATABASE, Login.USER, new Secret(login.password()),
        Map.of());
  }

  /** Its process, for those who want to see it die. */
  public long process() {
    return kept.pid();
  }
}
