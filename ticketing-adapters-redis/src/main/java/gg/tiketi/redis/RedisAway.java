package gg.tiketi.redis;

import org.jspecify.annotations.Nullable;

/** Redis does not answer, or was not asked because it did not answer lately. Nothing that matters is lost by it (law S13). */
public final class RedisAway extends RuntimeException {
  RedisAway(@Nullable String line, @Nullable Throwable cause) {
    super(line, cause);
  }
}
