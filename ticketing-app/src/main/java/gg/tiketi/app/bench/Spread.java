package gg.tiketi.app.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of some runs, with the lowest and the highest. */
public record Spread(double median, double min, double max) {

  static <T> Spread of(List<T> runs, ToDoubleFunction<T> value) {
    var sorted = runs.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
