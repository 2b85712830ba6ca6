package gg.tiketi.postgres;

import java.time.Duration;

/**
 * Where the database is and how long it may take.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}, with parameters of the driver if need be
 * @param password empty when the server asks for none
 * @param poolSize the most connections at once
 * @param applicationName what the server's lists show beside our connections
 * @param connectionTimeout how long a caller waits for a connection
 * @param lockTimeout how long a statement waits for a row
 * @param statementTimeout how long a statement may take; twice as long the network may be silent
 */
public record DatabaseSettings(
    String jdbcUrl,
    String user,
    String password,
    int poolSize,
    String applicationName,
    Duration connectionTimeout,
    Duration lockTimeout,
    Duration statementTimeout) {
  private static final int POOL_SIZE = 12;

  public DatabaseSettings {
    if (poolSize < 1 || !connectionTimeout.isPositive() || !lockTimeout.isPositive()
        || statementTimeout.compareTo(lockTimeout) < 0) {
      throw new IllegalArgumentException("a pool of " + poolSize + " with " + connectionTimeout + ", " + lockTimeout
          + ", " + statementTimeout);
    }
  }

  /** The usual limits: callers learn within seconds that a store is slow or away. */
  public static DatabaseSettings of(String jdbcUrl, String user, String password) {
    return new DatabaseSettings(jdbcUrl, user, password, POOL_SIZE, "tiketi", Duration.ofSeconds(2),
        Duration.ofSeconds(3), Duration.ofSeconds(5));
  }

  public DatabaseSettings withPoolSize(int poolSize) {
    return new DatabaseSettings(jdbcUrl, user, password, poolSize, applicationName, connectionTimeout, lockTimeout,
        statementTimeout);
  }

  public DatabaseSettings withApplicationName(String applicationName) {
    return new DatabaseSettings(jdbcUrl, user, password, poolSize, applicationName, connectionTimeout, lockTimeout,
        statementTimeout);
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + user + ", " + applicationName + "]";
  }
}
