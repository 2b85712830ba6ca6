package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.SizingRule;
import java.time.Instant;
import java.util.Locale;

/**
 * What all past shows together tell of this one, by its artist, day, hour and size, raised by how far off that used to be, at the quantile
 * that the cost ratio asks for. With fewer shows than that quantile needs it is a cold start.
 *
 * @param rule knows the standard fleet
 * @param ratio chooses the quantile
 */
public record PooledQuantile(SizingRule rule, CostRatio ratio) implements DemandForecaster {
  @Override
  public String id() {
    return "pooled-quantile";
  }

  @Override
  public DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf) {
    var known = history.asOf(asOf);
    var model = known.derived(PooledModel.class, PooledModel::of);
    var artist = known.artist(sale.artist());
    var factors = model.factors(artist, ratio.samplesNeeded());
    if (factors.length < ratio.samplesNeeded()) {
      return ColdStart.of(id(), rule, sale, known, asOf);
    }
    double middle = model.middle(sale, artist);
    return new DemandForecast(id(), middle * Quantiles.conformal(factors, ratio.quantile()),
        Quantiles.of(factors, middle), known.shows().size(), because(known, model, artist));
  }

  private String because(DemandHistory known, PooledModel model, int artist) {
    return String.format(Locale.ROOT, "the %.3f quantile over %d past shows by day, hour and size%s", ratio.quantile(),
        known.shows().size(), model.knows(artist) ? " and by the artist" : ", the artist being unknown");
  }
}
