package gg.tiketi.capacity.backtest;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * How a crowd comes and goes around an opening, as parts of its peak by minutes from the opening.
 *
 * @param levels at some minutes; between them it is a straight line
 */
record Ramp(NavigableMap<Integer, Double> levels) {
  /** One standard deviation, in distances from the median to the tenth or the ninetieth percentile. */
  private static final double DEVIATION = 1 / 1.2816;
  private static final double EARLY = .77;
  private static final double LAST = .96;

  /** People gather for half an hour. Medians and spreads of 36 openings on weekdays (WC98). */
  static Ramp gradual(RandomGenerator chance) {
    double early = Math.clamp(spread(chance, .59, EARLY, .85), .05, .95);
    var levels = new TreeMap<Integer, Double>();
    levels.put(-60, early / 2);
    levels.put(-30, early);
    levels.put(-20, between(early, .79));
    levels.put(-10, between(early, .86));
    levels.put(-5, LAST);
    levels.put(-4, 1.0);
    levels.put(-1, 1.0);
    levels.put(0, .84);
    ebb(levels, chance);
    return new Ramp(levels);
  }

  /** Hardly anybody waits, and within a minute of the opening everybody is there. */
  static Ramp cold(RandomGenerator chance) {
    var levels = new TreeMap<Integer, Double>();
    levels.put(-60, 0.0);
    levels.put(-1, .02 * chance.nextDouble());
    levels.put(0, 1.0);
    levels.put(3, 1.0);
    ebb(levels, chance);
    return new Ramp(levels);
  }

  private static void ebb(Map<Integer, Double> levels, RandomGenerator chance) {
    double slower = Math.clamp(spread(chance, .40, .56, .70) / .56, .4, 1.4);
    levels.put(5, .69 * slower);
    levels.put(15, .56 * slower);
    levels.put(30, .46 * slower);
    levels.put(60, .38 * slower);
    levels.put(120, .29 * slower);
  }

  /** Where a ramp that began at another level than the median one is, when that one is at {@code median}. */
  private static double between(double early, double median) {
    return early + (median - EARLY) / (LAST - EARLY) * (LAST - early);
  }

  /** A value whose tenth, fiftieth and ninetieth percentiles are these. */
  private static double spread(RandomGenerator chance, double low, double median, double high) {
    double deviation = chance.nextGaussian();
    return median + deviation * DEVIATION * (deviation < 0 ? median - low : high - median);
  }

  double at(int offset) {
    var before = levels.floorEntry(offset);
    var after = levels.ceilingEntry(offset);
    if (before == null) {
      return levels.firstEntry().getValue();
    }
    if (after == null || after.getKey().equals(before.getKey())) {
      return before.getValue();
    }
    double part = (double) (offset - before.getKey()) / (after.getKey() - before.getKey());
    return before.getValue() + part * (after.getValue() - before.getValue());
  }
}
