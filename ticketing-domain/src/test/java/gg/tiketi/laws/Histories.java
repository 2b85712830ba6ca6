package gg.tiketi.laws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Random histories over one adapter: seeds, seasons and steps. Every law of a port is judged in the same histories. */
public final class Histories {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
  private static final int STEPS_OF_A_SEASON = 250;
  private static final int LONG = 100_000;
  private static final Map<Adapter, Ruling> PLAYED = new ConcurrentHashMap<>();

  private Histories() {}

  /** Whether this is a long run: 100,000 operations per adapter and seed. */
  public static boolean isLong() {
    return Boolean.getBoolean("tiketi.long");
  }

  /** What the referee found in this adapter's histories, which are played at the first question. */
  static Ruling of(Adapter adapter) {
    return PLAYED.computeIfAbsent(adapter, Histories::play);
  }

  private static Ruling play(Adapter adapter) {
    var ruling = new Ruling();
    for (long seed : SEEDS) {
      if (ruling.isClean()) {
        ruling.add(play(adapter, seed, isLong() ? LONG / STEPS_OF_A_SEASON : adapter.seasons()));
      }
    }
    return ruling;
  }

  private static Ruling play(Adapter adapter, long seed, int seasons) {
    var ruling = new Ruling();
    var world = adapter.world(seed);
    var mirror = new FeedMirror(world.stores().feed(), ruling);
    try {
      for (int season = 0; season < seasons && ruling.isClean(); season++) {
        new Season(world, mirror, ruling).play(STEPS_OF_A_SEASON);
        mirror.forget();
      }
    } catch (RuntimeException fault) {
      // Told with what was found before it: a fault must not be taken for the breach of a law.
      ruling.breakOff(fault);
    }
    return ruling;
  }
}
