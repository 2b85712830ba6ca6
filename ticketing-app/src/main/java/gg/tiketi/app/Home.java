package gg.tiketi.app;

import gg.tiketi.app.config.Config;
import gg.tiketi.app.config.Config.Stores;
import gg.tiketi.app.config.DatabaseUrl;
import gg.tiketi.app.config.Parsed;
import gg.tiketi.app.config.RedisChoice;
import gg.tiketi.app.config.SigningKeys;
import gg.tiketi.app.embedded.DataFolder;
import gg.tiketi.app.embedded.EmbeddedPostgres;
import gg.tiketi.app.embedded.EmbeddedRedis;
import gg.tiketi.postgres.DatabaseSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an instance is at home: its database, its Redis, its keys, and, if it keeps its own stores, the folder they lie in. */
final class Home implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Home.class);
  private static final String KEY_FILE = "jwt.secret";
  private static final String URL_FILE = "database.url";
  private static final String REDIS_URL_FILE = "redis.url";

  private final DatabaseUrl database;
  private final RedisChoice redis;
  private final SigningKeys keys;
  private final Optional<Own> own;

  /** What only this process has. */
  record Own(DataFolder folder, EmbeddedPostgres postgres, EmbeddedRedis redis) {}

  private Home(DatabaseUrl database, RedisChoice redis, SigningKeys keys, Optional<Own> own) {
    this.database = database;
    this.redis = redis;
    this.keys = keys;
    this.own = own;
  }

  /** Opens it; own stores are started, and its secrets are made if this is the first time. */
  static Home open(Config config) {
    return switch (config.stores()) {
      case Stores.Shared(var database, var redis, var keys) -> new Home(database, redis, keys, Optional.empty());
      case Stores.Own(var given) -> openOwn(config.dataDir(), given);
    };
  }

  private static Home openOwn(Path path, Optional<SigningKeys> given) {
    var folder = DataFolder.open(path);
    try {
      var keys = given.orElseGet(() -> keys(folder.secretFile(KEY_FILE)));
      var own = startOwn(folder);
      var database = own.postgres().url();
      var redis = own.redis().url();
      // The ports may have changed since the last time.
      folder.write(URL_FILE, database.reveal());
      folder.write(REDIS_URL_FILE, redis.reveal());
      LOG.info("stores of our own: {} and {}, data in {}", database, redis, path);
      return new Home(database, new RedisChoice.With(redis), keys, Optional.of(own));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static Own startOwn(DataFolder folder) {
    var postgres = EmbeddedPostgres.start(folder);
    try {
      return new Own(folder, postgres, EmbeddedRedis.start(folder));
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private static SigningKeys keys(Path file) {
    return switch (SigningKeys.file(file)) {
      case Parsed.Good<SigningKeys>(var keys) -> keys;
      case Parsed.Bad<SigningKeys>(var reason) -> throw new UnavailableException(file + ": " + reason);
    };
  }

  DatabaseUrl database() {
    return database;
  }

  /** How the database is reached, with our usual limits. */
  DatabaseSettings databaseSettings() {
    return DatabaseSettings.of(database.jdbcUrl(), database.user(), database.password().text());
  }

  RedisChoice redis() {
    return redis;
  }

  SigningKeys keys() {
    return keys;
  }

  /** The folder of an instance with its own stores. */
  Optional<DataFolder> folder() {
    return own.map(Own::folder);
  }

  /** The settings with which another process joins the own stores, as variables for a shell. */
  Optional<String> invitation() {
    return folder().map(folder -> "TIKETI_DATABASE_URL=\"$(cat " + quoted(folder.resolve(URL_FILE))
        + ")\" TIKETI_REDIS_URL=\"$(cat " + quoted(folder.resolve(REDIS_URL_FILE)) + ")\" TIKETI_JWT_SECRET_FILE="
        + quoted(folder.resolve(KEY_FILE)));
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  @Override
  public void close() {
    own.ifPresent(mine -> {
      mine.redis().close();
      mine.postgres().close();
      mine.folder().close();
    });
  }
}
