package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.SizingRule;
import java.time.Instant;

/**
 * What is expected when a policy knows too little: the people who registered, if anybody counted them, and at last what the standard
 * fleet carries.
 */
final class ColdStart {
  private ColdStart() {}

  /** As many people as the standard fleet carries. */
  static DemandForecast standard(String policy, SizingRule rule) {
    double users = rule.standardUsers();
    return new DemandForecast(policy, users, Quantiles.certain(users), 0,
        "nothing is known of the artist: %d instances, as for every unknown sale".formatted(rule.standard()));
  }

  /** The lowest steps of the ladder. */
  static DemandForecast of(String policy, SizingRule rule, SaleContext sale, DemandHistory known, Instant asOf) {
    return sale.registered().isPresent()
        ? new Registered(rule).forecast(sale, known, asOf).saidBy(policy, "too few shows are known")
        : standard(policy, rule);
  }
}
