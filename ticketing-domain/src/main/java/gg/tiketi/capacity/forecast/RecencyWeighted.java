package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.SizingRule;
import java.time.Instant;

/**
 * The mean of the peaks of the artist's past shows in which later ones weigh more.
 *
 * @param rule knows the standard fleet
 * @param halfLife after how many further shows one weighs half
 */
public record RecencyWeighted(SizingRule rule, double halfLife) implements DemandForecaster {
  /** A show weighs half as much as the next but one. */
  public static final double HALF_LIFE = 2;

  public RecencyWeighted {
    if (!(halfLife > 0)) {
      throw new IllegalArgumentException("not a half-life: " + halfLife);
    }
  }

  @Override
  public String id() {
    return "recency-weighted";
  }

  @Override
  public DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf) {
    var peaks = Peaks.of(sale, history.asOf(asOf));
    return peaks.isEmpty()
        ? ColdStart.standard(id(), rule)
        : new DemandForecast(id(), peaks.recent(halfLife), peaks.quantiles(), peaks.count(),
            "the mean of the peaks of %d past show(s) of the artist, the last ones weighing more"
                .formatted(peaks.count()));
  }
}
