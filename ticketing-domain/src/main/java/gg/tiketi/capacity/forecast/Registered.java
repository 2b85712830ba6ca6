package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.SizingRule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * From how many people asked to be reminded of the opening: an instance for every 1,000 of them, until three shows with such a number have
 * told how many come for each who registered.
 *
 * @param rule knows how many people an instance carries, and the standard fleet
 */
public record Registered(SizingRule rule) implements DemandForecaster {
  private static final double REGISTERED_PER_INSTANCE = 1_000;
  private static final int ENOUGH_SHOWS = 3;

  @Override
  public String id() {
    return "registered";
  }

  @Override
  public DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf) {
    var known = history.asOf(asOf);
    int registered = sale.registered().orElse(0);
    if (registered == 0) {
      return new SimpleAverage(rule).forecast(sale, known, asOf).saidBy(id(), "nobody registered");
    }
    var told = known.shows().stream().filter(show -> show.registered().orElse(0) > 0).toList();
    return told.size() < ENOUGH_SHOWS ? byRule(registered) : learned(registered, told);
  }

  private DemandForecast byRule(int registered) {
    double users = registered / REGISTERED_PER_INSTANCE * rule.usersPerInstance();
    return new DemandForecast(id(), users, Quantiles.certain(users), 0,
        String.format(Locale.ROOT, "%,d people registered, and an instance is planned for every 1,000", registered));
  }

  private DemandForecast learned(int registered, List<Show> told) {
    double came = told.stream().mapToLong(show -> show.curve().peakDemand()).sum();
    double showUp = came / told.stream().mapToLong(show -> show.registered().orElse(0)).sum();
    var ratios = Quantiles.sorted(told.stream()
        .mapToDouble(show -> show.curve().peakDemand() / (double) show.registered().orElse(0)));
    return new DemandForecast(id(), registered * showUp, Quantiles.of(ratios, registered), told.size(),
        String.format(Locale.ROOT, "%,d people registered, and %.2f came at once for each in %d past shows", registered,
            showUp, told.size()));
  }
}
