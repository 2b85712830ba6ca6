package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.SizingRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What is expected when there are too few shows for a quantile: the more cautious of what the artist's few shows and the registrations
 * tell, and where there are neither, what the standard fleet carries.
 */
final class ColdStart {
  private ColdStart() {}

  /** As many people as the standard fleet carries. */
  static DemandForecast standard(String policy, SizingRule rule) {
    double users = rule.standardUsers();
    return new DemandForecast(policy, users, Quantiles.certain(users), 0,
        "nothing is known of the artist: %d instances, as for every unknown sale".formatted(rule.standard()), true);
  }

  /** The lowest steps of the ladder. */
  static DemandForecast of(String policy, SizingRule rule, SaleContext sale, DemandHistory known, Instant asOf) {
    var average = Stream.of(new SimpleAverage(rule)).filter(one -> !known.of(sale.artist()).isEmpty());
    var registered = Stream.of(new Registered(rule)).filter(one -> sale.registered().orElse(0) > 0);
    return Stream.<DemandForecaster>concat(average, registered).map(one -> one.forecast(sale, known, asOf))
        .max(Comparator.comparingDouble(DemandForecast::users))
        .map(told -> told.saidBy(policy, "too few shows are known")).orElseGet(() -> standard(policy, rule));
  }
}
