package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.SizingRule;
import java.time.Instant;
import java.util.Locale;

/**
 * The peak that the artist's next show will not exceed with the chance that the cost ratio asks for, if they had enough shows to tell;
 * otherwise what all shows together tell ({@link PooledQuantile}).
 *
 * @param rule knows the standard fleet
 * @param ratio chooses the quantile
 */
public record ArtistQuantile(SizingRule rule, CostRatio ratio) implements DemandForecaster {
  @Override
  public String id() {
    return "artist-quantile";
  }

  @Override
  public DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf) {
    var known = history.asOf(asOf);
    var peaks = Peaks.of(sale, known);
    if (peaks.count() < ratio.samplesNeeded()) {
      return new PooledQuantile(rule, ratio).forecast(sale, known, asOf).saidBy(id(),
          "the artist has %d show(s) with data and %d are needed".formatted(peaks.count(), ratio.samplesNeeded()));
    }
    return new DemandForecast(id(), Quantiles.conformal(peaks.sorted(), ratio.quantile()), peaks.quantiles(),
        peaks.count(),
        String.format(Locale.ROOT, "the %.3f quantile of the peaks of %d past shows of the artist", ratio.quantile(),
            peaks.count()));
  }
}
