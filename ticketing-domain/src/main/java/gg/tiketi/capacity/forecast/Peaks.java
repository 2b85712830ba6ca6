package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import java.util.Arrays;
import java.util.List;

/** The peaks of an artist's past shows, the earliest first. */
final class Peaks {
  private final double[] peaks;

  private Peaks(double[] peaks) {
    this.peaks = peaks;
  }

  /** The peaks of the shows of the artist who announces a sale. */
  static Peaks of(SaleContext sale, DemandHistory known) {
    return of(known.of(sale.artist()));
  }

  static Peaks of(List<Show> shows) {
    return new Peaks(shows.stream().mapToDouble(show -> show.curve().peakDemand()).toArray());
  }

  boolean isEmpty() {
    return peaks.length == 0;
  }

  int count() {
    return peaks.length;
  }

  double mean() {
    return Arrays.stream(peaks).average().orElseThrow();
  }

  /** The mean in which a show weighs half as much as one so many shows later. */
  double recent(double halfLife) {
    double sum = 0;
    double weights = 0;
    double keep = Math.pow(.5, 1 / halfLife);
    for (double peak : peaks) {
      sum = sum * keep + peak;
      weights = weights * keep + 1;
    }
    return sum / weights;
  }

  double[] sorted() {
    return Quantiles.sorted(Arrays.stream(peaks));
  }

  Quantiles quantiles() {
    return Quantiles.of(sorted(), 1);
  }
}
