package gg.tiketi.redis;

import java.util.Optional;
import java.util.UUID;
import redis.clients.jedis.params.SetParams;

/** Which installation a Redis belongs to, so that no instance joins one that is not its own by mistake. */
public final class RedisInstallation {
  private static final String KEY = "tiketi:installation";

  private final Redis redis;

  public RedisInstallation(Redis redis) {
    this.redis = redis;
  }

  /**
   * Gives it the id {@code wanted} unless it has one; answers the one it has.
   *
   * @throws RedisAway if Redis does not answer
   */
  public UUID create(UUID wanted) {
    redis.ask(jedis -> Optional.ofNullable(jedis.set(KEY, wanted.toString(), SetParams.setParams().nx())));
    return id().orElseThrow(() -> new RedisAway("Redis forgot at once what it was told", null));
  }

  /** Gives a Redis that lost everything its id again; for an instance that was admitted while it had it. */
  public void restore(UUID id) {
    redis.tryAsking(jedis -> Optional.ofNullable(jedis.set(KEY, id.toString(), SetParams.setParams().nx())));
  }

  /**
   * The installation's id, if it has one.
   *
   * @throws RedisAway if Redis does not answer
   */
  public Optional<UUID> id() {
    return redis.ask(jedis -> Optional.ofNullable(jedis.get(KEY))).map(UUID::fromString);
  }
}
