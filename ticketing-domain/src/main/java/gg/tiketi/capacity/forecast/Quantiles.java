package gg.tiketi.capacity.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How many people may come, and how likely: at each level, the number that is not exceeded with that chance. The levels are those nine
 * of the M5 forecasting competition, with 0.9 and 0.95 added.
 *
 * @param users at each of {@link #LEVELS}, never falling (law C8)
 */
public record Quantiles(List<Double> users) {
  /** The levels. */
  public static final List<Double> LEVELS = List.of(.005, .025, .165, .25, .5, .75, .835, .9, .95, .975, .995);

  public Quantiles {
    users = List.copyOf(users);
    if (users.size() != LEVELS.size() || !rise(users)) {
      throw new IllegalArgumentException("quantiles never fall: " + users);
    }
  }

  /** How many are not exceeded with this chance, one of {@link #LEVELS}. */
  public double at(double level) {
    int index = LEVELS.indexOf(level);
    if (index < 0) {
      throw new IllegalArgumentException("no such level: " + level);
    }
    return users.get(index);
  }

  private static boolean rise(List<Double> users) {
    return IntStream.range(1, users.size()).allMatch(index -> users.get(index - 1) <= users.get(index));
  }

  /** All the same: nothing is known of how far off it may be. */
  static Quantiles certain(double users) {
    return new Quantiles(LEVELS.stream().map(level -> users).toList());
  }

  /** What these samples tell, each multiplied by a factor. There is at least one. */
  static Quantiles of(double[] sorted, double factor) {
    return new Quantiles(LEVELS.stream().map(level -> conformal(sorted, level) * factor).toList());
  }

  /**
   * The sample that a new one does not exceed with at least this chance, whatever they are distributed like: the ⌈(n + 1) × level⌉-th of
   * n (conformal prediction); the greatest where even that one is too small.
   */
  static double conformal(double[] sorted, double level) {
    // The margin keeps 0.9 × 10 at 9 although both are rounded in binary.
    int rank = (int) Math.ceil((sorted.length + 1) * level - 1e-9);
    return sorted[Math.clamp(rank, 1, sorted.length) - 1];
  }

  static double[] sorted(DoubleStream samples) {
    var all = samples.toArray();
    Arrays.sort(all);
    return all;
  }
}
