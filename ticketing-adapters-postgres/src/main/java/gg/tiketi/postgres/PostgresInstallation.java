package gg.tiketi.postgres;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Which installation a database belongs to, so that no instance joins stores that are not its own by mistake. */
public final class PostgresInstallation {
  private final Database database;

  public PostgresInstallation(Database database) {
    this.database = database;
  }

  /** Gives the installation the id {@code wanted} unless it has one; answers the one it has. */
  public UUID create(UUID wanted, Instant now) {
    database.inTransaction(work -> work.update("installation/create").bind("id", wanted).bind("now", now).execute());
    return id().orElseThrow();
  }

  /** The installation's id, if it has one. */
  public Optional<UUID> id() {
    return database.read(work -> work.query("installation/find").mapTo(UUID.class).findOne());
  }

  /** Records whether the installation's instances meet in a Redis. */
  public void chooseRedis(boolean chosen) {
    database.inTransaction(work -> work.update("installation/choose-redis").bind("chosen", chosen).execute());
  }

  /** Whether the installation's instances meet in a Redis. */
  public boolean usesRedis() {
    return database.read(work -> work.query("installation/uses-redis").mapTo(Boolean.class).one());
  }

  /**
   * Whether an instance whose secrets have these fingerprints belongs here: one of them is recorded, or none is yet. Then all
   * of them are recorded, so that a new secret becomes known while the old one is still in use.
   */
  public boolean admits(Collection<String> fingerprints, Instant now) {
    return database.inTransaction(work -> {
      work.query("installation/lock").mapTo(UUID.class).findOne();
      boolean known = work.query("installation/knows-secret").bindArray("fingerprints", String.class, fingerprints)
          .map((row, context) -> row.getBoolean("knows") || !row.getBoolean("has_some")).one();
      if (known) {
        work.update("installation/record-secret").bindArray("fingerprints", String.class, fingerprints)
            .bind("now", now).execute();
      }
      return known;
    });
  }
}
