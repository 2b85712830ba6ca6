package gg.tiketi.app.faults;

import gg.tiketi.app.config.DatabaseUrl;
import gg.tiketi.app.config.RedisUrl;
import gg.tiketi.app.embedded.DataFolder;
import gg.tiketi.app.embedded.EmbeddedPostgres;
import gg.tiketi.app.embedded.EmbeddedRedis;
import gg.tiketi.app.embedded.UnpackedPrograms;
import gg.tiketi.app.rush.Preparation;
import gg.tiketi.app.verify.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;

/** An installation to break: a PostgreSQL and a Redis that come back when they die, migrated, and what servers need to join. */
final class Site implements AutoCloseable {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  static final String ADMIN_PASSWORD = "correct horse battery";

  private final Path home;
  private final DataFolder folder;
  private final EmbeddedPostgres postgres;
  private final EmbeddedRedis redis;

  private Site(Path home) {
    this.home = home;
    this.folder = DataFolder.open(UnpackedPrograms.in(home));
    this.postgres = EmbeddedPostgres.start(folder);
    this.redis = EmbeddedRedis.start(folder);
  }

  /** Makes one in an empty folder. */
  static Site make(Path home) {
    var site = new Site(home);
    try {
      Files.writeString(home.resolve("database.url"), site.postgres.url().reveal());
      Files.writeString(home.resolve("jwt.secret"), SECRET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var settings = site.settings(site.postgres.url().port(), Map.of("TIKETI_ADMIN_PASSWORD", ADMIN_PASSWORD));
    if (LabServer.run(settings, home.resolve("migrate.log"), "migrate") != 0) {
      throw new IllegalStateException("the database cannot be migrated; the log is in " + home);
    }
    return site;
  }

  private Map<String, String> settings(int databasePort, Map<String, String> more) {
    var url = postgres.url();
    var through = new DatabaseUrl(url.host(), databasePort, url.database(), url.user(), url.password(), Map.of());
    var settings = new HashMap<>(more);
    settings.put("TIKETI_DATABASE_URL", through.reveal());
    settings.put("TIKETI_REDIS_URL", redis.url().reveal());
    settings.put("TIKETI_JWT_SECRET", SECRET);
    return settings;
  }

  /** A server of this installation. */
  LabServer server(Map<String, String> settings, String... options) {
    return LabServer.serving(List.of(options), settings(postgres.url().port(), settings), home);
  }

  /** A server that reaches the database through a wire that can be made to fail. */
  LabServer server(FaultyWire wire, Map<String, String> settings) {
    return LabServer.serving(List.of(), settings(wire.port(), settings), home);
  }

  /** A new wire to the database. */
  FaultyWire wire() {
    return FaultyWire.to(postgres.url().port());
  }

  /** For setting up sales through this server. */
  Preparation preparation(LabServer server) {
    return new Preparation(installation(), server.place());
  }

  /** How commands find the database: straight, whatever the wires do. */
  Installation installation() {
    return Installation.in(home).orElseThrow();
  }

  /** The number of the database's first process; another one after each death. */
  long database() {
    return postgres.process();
  }

  /** The number of Redis's process; another one after each death. */
  long redis() {
    return redis.process();
  }

  /** Where its Redis is. */
  RedisUrl redisUrl() {
    return redis.url();
  }

  /** Forgets everything that is in Redis, as somebody's slip at a prompt does. */
  void wipeRedis() {
    var node = redis.url().nodes().getFirst();
    try (var connection = new Jedis(node.host(), node.port())) {
      connection.auth(redis.url().password().orElseThrow().text());
      connection.flushAll();
    }
  }

  Path home() {
    return home;
  }

  @Override
  public void close() {
    Signals.CONT.toFamily(postgres.process());
    Signals.CONT.to(redis.process());
    redis.close();
    postgres.close();
    folder.close();
  }
}
