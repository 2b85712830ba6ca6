package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.SizingRule;
import java.time.Instant;

/**
 * The mean of the peaks of the artist's past shows (law C2): 12,000, 18,000 and 15,000 mean 15,000. Of an unknown artist, as many as the
 * standard fleet carries.
 *
 * @param rule knows the standard fleet
 */
public record SimpleAverage(SizingRule rule) implements DemandForecaster {
  /** The name of the default policy. */
  public static final String ID = "simple-average";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf) {
    var peaks = Peaks.of(sale, history.asOf(asOf));
    return peaks.isEmpty()
        ? ColdStart.standard(id(), rule)
        : new DemandForecast(id(), peaks.mean(), peaks.quantiles(), peaks.count(),
            "the mean of the peaks of %d past show(s) of the artist".formatted(peaks.count()));
  }
}
