package gg.tiketi.kernel;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Identifiers from a given chance: the same seed gives the same identifiers. Version 4 of RFC 9562. */
public final class RandomIds implements IdSource {
  private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final RandomGenerator chance;

  public RandomIds(RandomGenerator chance) {
    this.chance = chance;
  }

  @Override
  public synchronized UUID next() {
    return new UUID((chance.nextLong() & VERSION_MASK) | VERSION_4, (chance.nextLong() & VARIANT_MASK) | VARIANT);
  }
}
