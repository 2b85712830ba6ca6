package gg.tiketi.app;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import gg.tiketi.kernel.IdSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Identifiers that grow with time (version 7 of RFC 9562), so that a store's index grows at its end, with 74 random bits that
 * nobody can guess.
 */
final class OrderedIds implements IdSource {
  private final TimeBasedEpochRandomGenerator generator;

  OrderedIds(SecureRandom chance, InstantSource clock) {
    this.generator = new TimeBasedEpochRandomGenerator(chance, new UUIDClock() {
      @Override
      public long currentTimeMillis() {
        return clock.millis();
      }
    });
  }

  @Override
  public UUID next() {
    return generator.generate();
  }
}
