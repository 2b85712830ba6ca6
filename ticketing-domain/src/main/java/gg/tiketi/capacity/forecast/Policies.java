package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.SizingRule;
import java.util.List;
import java.util.stream.Stream;

/** All policies of expecting demand, the default one first. */
public final class Policies {
  private Policies() {}

  /** Their names. */
  public static List<String> names() {
    return all(SizingRule.DEFAULT, CostRatio.DEFAULT).stream().map(DemandForecaster::id).toList();
  }

  /** The policies for a fleet and what a wrong size of it costs. */
  public static List<DemandForecaster> all(SizingRule rule, CostRatio ratio) {
    var plain = List.<DemandForecaster>of(new SimpleAverage(rule), new MeanOverMinutes(rule),
        new RecencyWeighted(rule, RecencyWeighted.HALF_LIFE), new Registered(rule), new ArtistQuantile(rule, ratio),
        new PooledQuantile(rule, ratio), new PreQueueNowcast(rule, ratio));
    return Stream.concat(plain.stream(), Stream.of(new Auto(plain, rule, ratio)))
        .toList();
  }
}
