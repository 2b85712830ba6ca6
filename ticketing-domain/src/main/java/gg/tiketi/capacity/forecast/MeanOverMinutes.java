package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.SizingRule;
import java.time.Instant;
import java.util.List;

/**
 * The mean of demand over all recorded minutes of the artist's past shows. It forgets that a crowd comes at once; kept for comparison.
 *
 * @param rule knows the standard fleet
 */
public record MeanOverMinutes(SizingRule rule) implements DemandForecaster {
  @Override
  public String id() {
    return "mean-over-minutes";
  }

  @Override
  public DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf) {
    var shows = history.asOf(asOf).of(sale.artist());
    if (shows.isEmpty()) {
      return ColdStart.standard(id(), rule);
    }
    long minutes = shows.stream().mapToLong(show -> show.curve().size()).sum();
    double mean = shows.stream().mapToLong(show -> show.curve().totalDemand()).sum() / (double) minutes;
    return new DemandForecast(id(), mean, spread(shows), shows.size(),
        "the mean over %d recorded minutes of %d past show(s) of the artist".formatted(minutes, shows.size()));
  }

  private static Quantiles spread(List<Show> shows) {
    return Quantiles.of(Quantiles.sorted(shows.stream()
        .mapToDouble(show -> show.curve().totalDemand() / (double) show.curve().size())), 1);
  }
}
