package gg.tiketi.app;

import gg.tiketi.app.config.RedisChoice;
import gg.tiketi.app.config.RedisUrl;
import gg.tiketi.app.config.Secret;
import gg.tiketi.postgres.PostgresInstallation;
import gg.tiketi.redis.Redis;
import gg.tiketi.redis.RedisAway;
import gg.tiketi.redis.RedisInstallation;
import gg.tiketi.redis.RedisSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Makes a Redis ours, and lets nobody join another: instances that meet in different places would not hear each other, and each
 * would believe to be alone.
 */
final class RedisMembership {
  /** A Redis that was killed is back by then; an instance that starts meanwhile need not give up. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final RedisChoice choice;

  RedisMembership(RedisChoice choice) {
    this.choice = choice;
  }

  /**
   * Records the choice in the database and the installation's id in Redis.
   *
   * @throws UnavailableException if Redis is away or belongs to another installation
   */
  Optional<Redis> prepare(PostgresInstallation installation, UUID id) {
    return switch (choice) {
      case RedisChoice.Without() -> {
        installation.chooseRedis(false);
        yield Optional.empty();
      }
      case RedisChoice.With(var url) -> {
        var redis = open(url, there -> there.create(id).equals(id), "belongs to another installation");
        installation.chooseRedis(true);
        yield Optional.of(redis);
      }
    };
  }

  /**
   * Opens the Redis of an instance that belongs to the installation.
   *
   * @throws UnavailableException if the choice differs from what was recorded, or Redis is away or does not carry the id
   */
  Optional<Redis> join(PostgresInstallation installation, UUID id) {
    boolean recorded = installation.usesRedis();
    return switch (choice) {
      case RedisChoice.Without() -> {
        if (recorded) {
          throw new UnavailableException("this installation was migrated with a Redis, but TIKETI_REDIS_URL is none;"
              + " give its URL, or run 'tiketi migrate' with none to do without");
        }
        yield Optional.empty();
      }
      case RedisChoice.With(var url) -> {
        if (!recorded) {
          throw new UnavailableException("this installation was migrated without Redis, but TIKETI_REDIS_URL is " + url
              + "; give none, or run 'tiketi migrate' with this URL to use it");
        }
        yield Optional.of(open(url, there -> there.id().filter(id::equals).isPresent(),
            "does not belong to this installation or has forgotten it; give the right one, or run 'tiketi migrate' with"
                + " the same settings"));
      }
    };
  }

  private static Redis open(RedisUrl url, Predicate<RedisInstallation> check, String wrong) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return opened(url, check, wrong);
      } catch (RedisAway e) {
        if (System.nanoTime() > deadline) {
          throw new UnavailableException("the Redis " + url + " cannot be used: " + e.getMessage(), e);
        }
        pause();
      }
    }
  }

  /** Closes it again if it turns out not to be ours. */
  private static Redis opened(RedisUrl url, Predicate<RedisInstallation> check, String wrong) {
    var redis = Redis.open(settings(url));
    try {
      if (!check.test(new RedisInstallation(redis))) {
        throw new UnavailableException("the Redis " + url + " " + wrong);
      }
      return redis;
    } catch (RuntimeException e) {
      redis.close();
      throw e;
    }
  }

  private static RedisSettings settings(RedisUrl url) {
    var nodes = url.nodes().stream().map(node -> new RedisSettings.Node(node.host(), node.port())).toList();
    return new RedisSettings(nodes, url.user(), url.password().map(Secret::text), url.encrypted());
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while waiting for Redis", e);
    }
  }
}
