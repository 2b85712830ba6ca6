package gg.tiketi.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The way to PostgreSQL (16 or newer): a pool of connections that notice within seconds when the server is away, and the
 * migrations of the schema. Closing it closes the connections.
 */
public final class Database implements AutoCloseable {
  /** How often a transaction is tried that others were in the way of. */
  private static final int TRIES = 4;
  /** Connections that no crowd takes: for work that keeps the instance informed and goes on behind the callers. */
  private static final int KEPT_BACK = 3;
  /**
   * Each of our statements finds its few rows by an index. A plan is made once per connection, which spares several times the
   * work of carrying it out; so it must not depend on how empty the tables were at that moment.
   */
  private static final String PLANS = "-c plan_cache_mode=force_generic_plan -c jit=off -c enable_seqscan=off"
      + " -c enable_hashjoin=off -c enable_mergejoin=off";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final SqlText sql;
  private final Desks desks;
  /** Whether it works on copies of the tables and must never touch the tables themselves. */
  private final boolean rehearsing;

  private Database(HikariDataSource pool, Jdbi jdbi, SqlText sql, Desks desks, boolean rehearsing) {
    this.pool = pool;
    this.jdbi = jdbi;
    this.sql = sql;
    this.desks = desks;
    this.rehearsing = rehearsing;
  }

  /** Opens the pool; fails when the server cannot be reached. */
  public static Database open(DatabaseSettings settings) {
    return over(poolOf(settings), false);
  }

  private static Database over(HikariConfig config, boolean rehearsing) {
    var pool = new HikariDataSource(config);
    var jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin()).registerArgument(new InstantArguments());
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(false);
    // What a statement was given is people's data; its exceptions go to the log.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return new Database(pool, jdbi, SqlText.resources(),
        new Desks(Math.max(1, config.getMaximumPoolSize() - KEPT_BACK)), rehearsing);
  }

  /**
   * Opens a single connection to rehearse with: whatever is done by it happens in empty copies of the tables, which nobody
   * else sees and which go when it is closed. Should they be missing, because the connection was replaced, everything fails.
   *
   * @throws IllegalStateException if a proxy stands before the database: behind it, copies could meet other connections
   */
  public static Database openToRehearse(DatabaseSettings settings) {
    var database = over(poolOf(settings.withPoolSize(1).withApplicationName("tiketi-rehearsal")), true);
    try {
      database.jdbi.useTransaction(handle -> TableCopies.make(handle, database.sql.load("database/rehearse")));
      return database;
    } catch (RuntimeException fault) {
      database.close();
      throw fault;
    }
  }

  /** Brings the schema up to date and returns how many migrations that took. Several instances may do it at once. */
  public static int migrate(DatabaseSettings settings) {
    return migrations(settings).migrate().migrationsExecuted;
  }

  /** How many migrations are still to be done. */
  public static int pendingMigrations(DatabaseSettings settings) {
    return migrations(settings).info().pending().length;
  }

  /** The server's major version; fails when the server cannot be reached. */
  public static int serverVersion(DatabaseSettings settings) {
    return Jdbi.create(settings.jdbcUrl(), settings.user(), settings.password())
        .withHandle(handle -> handle.createQuery("show server_version_num").mapTo(Integer.class).one()) / 10_000;
  }

  private static Flyway migrations(DatabaseSettings settings) {
    return Flyway.configure().dataSource(settings.jdbcUrl(), settings.user(), settings.password())
        .locations("classpath:db/migration").load();
  }

  /** The same database with other statements: for tests that put a faulty one in the place of the right one. */
  Database with(SqlText other) {
    return new Database(pool, jdbi, other, desks, rehearsing);
  }

  /** Whether the database answers within its time limits. */
  public boolean answers() {
    try {
      return jdbi.withHandle(handle -> handle.createQuery(sql.load("database/ping")).mapTo(Integer.class).one()) == 1;
    } catch (RuntimeException fault) {
      if (StoreFaults.isFault(fault)) {
        return false;
      }
      throw fault;
    }
  }

  /** What the server calls itself; the empty string when it has no name. */
  public String clusterName() {
    return jdbi.withHandle(handle -> handle.createQuery("show cluster_name").mapTo(String.class).one());
  }

  /** How many connections are open, and how many of them are at work. */
  public Connections connections() {
    var pooled = pool.getHikariPoolMXBean();
    return new Connections(pooled.getTotalConnections(), pooled.getActiveConnections(),
        pooled.getThreadsAwaitingConnection());
  }

  /**
   * The connections of this instance.
   *
   * @param waiting how many callers wait for one
   */
  public record Connections(int open, int active, int waiting) {}

  @Override
  public void close() {
    desks.close();
    pool.close();
  }

  /** Reads by single statements, without a transaction around them. */
  <R> R read(Function<Work, R> reading) {
    if (rehearsing) {
      return inTransactionOnce(reading);
    }
    return desks.work(() -> jdbi.withHandle(handle -> reading.apply(work(handle))));
  }

  /** Reads by several statements that all see the same moment. */
  <R> R readAtOneMoment(Function<Work, R> reading) {
    return desks.work(() -> jdbi.inTransaction(handle -> {
      handle.execute("set transaction isolation level repeatable read, read only");
      return reading.apply(work(handle));
    }));
  }

  /** One try of a transaction (read committed): all of it or, when it throws, nothing. */
  <R> R inTransactionOnce(Function<Work, R> action) {
    return desks.work(() -> jdbi.inTransaction(handle -> action.apply(work(handle))));
  }

  /** A transaction that is repeated, from its beginning, when others were in its way. */
  <R> R inTransaction(Function<Work, R> action) {
    for (int left = TRIES - 1;; left--) {
      try {
        return inTransactionOnce(action);
      } catch (RuntimeException fault) {
        if (left == 0 || !mayBeRepeated(fault)) {
          throw fault;
        }
      }
    }
  }

  private static boolean mayBeRepeated(RuntimeException fault) {
    return fault instanceof Outdated || StoreFaults.isCollision(fault) || StoreFaults.isViolation(fault);
  }

  private Work work(Handle handle) {
    if (rehearsing) {
      TableCopies.alone(handle);
    }
    return new Work(handle, sql);
  }

  private static HikariConfig poolOf(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setPoolName(settings.applicationName());
    config.setJdbcUrl(settings.jdbcUrl());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(settings.connectionTimeout().toMillis());
    config.setValidationTimeout(Math.min(1_000, settings.connectionTimeout().toMillis()));
    config.setKeepaliveTime(Duration.ofSeconds(60).toMillis());
    config.addDataSourceProperty("ApplicationName", settings.applicationName());
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("socketTimeout", seconds(settings.statementTimeout().multipliedBy(2)));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("assumeMinServerVersion", "16");
    config.addDataSourceProperty("options", options(settings));
    return config;
  }

  private static String options(DatabaseSettings settings) {
    return PLANS + " -c statement_timeout=" + settings.statementTimeout().toMillis() + " -c lock_timeout="
        + settings.lockTimeout().toMillis() + " -c idle_in_transaction_session_timeout="
        + settings.statementTimeout().multipliedBy(2).toMillis();
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }
}
