package gg.tiketi.app;

import gg.tiketi.app.config.DatabaseUrl;
import gg.tiketi.app.config.Secret;
import gg.tiketi.app.config.SigningKeys;
import gg.tiketi.postgres.Database;
import gg.tiketi.postgres.DatabaseSettings;
import gg.tiketi.postgres.PostgresInstallation;
import gg.tiketi.postgres.StoreClock;
import gg.tiketi.redis.Redis;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes stores ours, and lets only those in who belong to them: a forgotten variable must never make a second truth. The
 * secrets themselves are not recorded, only what tells them apart.
 */
final class Migration {
  private static final int OLDEST_SERVER = 16;
  private static final int FINGERPRINT_BYTES = 16;

  private final DatabaseUrl url;
  private final SigningKeys keys;
  private final RedisMembership redis;
  private final DatabaseSettings settings;

  Migration(Home home) {
    url = home.database();
    keys = home.keys();
    redis = new RedisMembership(home.redis());
    settings = home.databaseSettings();
  }

  /**
   * What belongs to an installation, open; to be closed by whoever asked.
   *
   * @param database the truth
   * @param redis where the instances meet, unless they deliberately do not
   * @param id the installation's
   */
  record Joined(Database database, Optional<Redis> redis, UUID id) {}

  /**
   * What a migration made.
   *
   * @param joined the installation
   * @param steps how many migrations it took
   */
  record Prepared(Joined joined, int steps) {}

  /**
   * Brings the schema up to date, records the installation, its secrets and its Redis, and opens the stores.
   *
   * @throws UnavailableException if a store is away, too old, or belongs to others
   */
  Prepared prepare() {
    return reaching(() -> {
      refuseOldServer();
      int steps = Database.migrate(settings);
      return opened(database -> {
        var now = new StoreClock(database).instant();
        var installation = new PostgresInstallation(database);
        var id = installation.create(UUID.randomUUID(), now);
        admit(installation, now);
        return new Prepared(new Joined(database, redis.prepare(installation, id), id), steps);
      });
    });
  }

  /**
   * Opens the stores of an instance that belongs to them.
   *
   * @throws UnavailableException if a store is away, was never migrated, or belongs to others
   */
  Joined join() {
    return reaching(() -> {
      refuseOldServer();
      int missing = Database.pendingMigrations(settings);
      if (missing > 0) {
        throw new UnavailableException("the database " + url + " is not migrated (" + missing
            + " steps are missing); run 'tiketi migrate' with the same settings first");
      }
      return opened(database -> {
        var installation = new PostgresInstallation(database);
        admit(installation, new StoreClock(database).instant());
        var id = installation.id().orElseThrow();
        return new Joined(database, redis.join(installation, id), id);
      });
    });
  }

  /** Closes the database again if it turns out not to be ours. */
  private <R> R opened(Function<Database, R> check) {
    var database = Database.open(settings);
    try {
      return check.apply(database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private void admit(PostgresInstallation installation, Instant now) {
    var fingerprints = Stream.concat(Stream.of(keys.current()), keys.other().stream()).map(Migration::fingerprint)
        .toList();
    if (installation.id().isEmpty() || !installation.admits(fingerprints, now)) {
      throw new UnavailableException("the database " + url + " belongs to an installation with another secret; give its"
          + " secret with TIKETI_JWT_SECRET or TIKETI_JWT_SECRET_FILE (to change it, give the new and the old one together)");
    }
  }

  private void refuseOldServer() {
    int version = Database.serverVersion(settings);
    if (version < OLDEST_SERVER) {
      throw new UnavailableException("the database " + url + " is PostgreSQL " + version + "; " + OLDEST_SERVER
          + " or newer is needed");
    }
  }

  /** Tells a secret from another without telling anything about it. */
  static String fingerprint(Secret secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.text().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var bytes = mac.doFinal("tiketi/fingerprint".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(bytes, 0, FINGERPRINT_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private <R> R reaching(Supplier<R> work) {
    try {
      return work.get();
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnavailableException("the database " + url + " cannot be used: " + deepest(e).getMessage(), e);
    }
  }

  private static Throwable deepest(Throwable thrown) {
    return thrown.getCause() == null ? thrown : deepest(thrown.getCause());
  }
}
