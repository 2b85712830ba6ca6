package gg.tiketi.capacity.forecast;

import java.util.HashMap;
import java.util.Map;

/**
 * How much the shows of one kind differ from all others, kind by kind: a mean of deviations that is drawn towards none while there are few
 * (w ÷ (w + κ)), and in which later shows of the kind weigh more.
 */
final class Trait {
  private final double doubt;
  private final double keep;
  private final Map<Object, double[]> kinds = new HashMap<>();

  /**
   * A trait of which nothing was seen.
   *
   * @param doubt κ: how many shows weigh as much as the suspicion that the kind is like all others
   * @param keep how much less an observation weighs with each later one of its kind
   */
  Trait(double doubt, double keep) {
    this.doubt = doubt;
    this.keep = keep;
  }

  double of(Object kind) {
    var seen = kinds.get(kind);
    return seen == null ? 0 : seen[1] / (seen[0] + doubt);
  }

  boolean knows(Object kind) {
    return kinds.containsKey(kind);
  }

  void saw(Object kind, double deviation) {
    var seen = kinds.computeIfAbsent(kind, first -> new double[2]);
    seen[0] = seen[0] * keep + 1;
    seen[1] = seen[1] * keep + deviation;
  }
}
