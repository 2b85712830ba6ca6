package gg.tiketi.capacity.fleet;

import gg.tiketi.capacity.fleet.FleetMetric.Name;
import gg.tiketi.capacity.fleet.SaleExpectations.Expectation;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The figures that are published: of each event where somebody is or is expected, and of all together. */
final class FleetFigures {
  private static final Comparator<EventId> ORDER = Comparator.comparing(EventId::value);

  private FleetFigures() {}

  /**
   * The figures of this moment.
   *
   * @param expected what is expected of the events whose plans are in force
   */
  static List<FleetMetric> of(Crowd crowd, GroupState group, Timeline timeline, Map<EventId, Expectation> expected,
      Instant now) {
    var figures = new ArrayList<FleetMetric>();
    crowd.events().entrySet().stream().filter(there -> there.getValue().demand() > 0)
        .sorted(Map.Entry.comparingByKey(ORDER))
        .forEach(there -> figures.addAll(ofEvent(there.getKey(), there.getValue())));
    expected.entrySet().stream().sorted(Map.Entry.comparingByKey(ORDER))
        .forEach(coming -> figures.addAll(ofEvent(coming.getKey(), coming.getValue())));
    int serving = Math.max(1, group.inService());
    figures.add(ofAll(Name.QUEUE_SIZE, (double) crowd.queued()));
    figures.add(ofAll(Name.CONCURRENT_USERS, (double) crowd.users()));
    figures.add(ofAll(Name.USERS_PER_INSTANCE, (double) crowd.users() / serving));
    figures.add(ofAll(Name.QUEUED_PER_INSTANCE, (double) crowd.queued() / serving));
    figures.add(ofAll(Name.DEMAND_FORECAST, (double) timeline.users(now)));
    figures.add(ofAll(Name.DEMAND_FORECAST_P50, sum(timeline.inForce(now), expected, Expectation::middle)));
    figures.add(ofAll(Name.DEMAND_FORECAST_P90, sum(timeline.inForce(now), expected, Expectation::high)));
    figures.add(ofAll(Name.CAPACITY_FLOOR, timeline.floor(now)));
    return figures;
  }

  /** Of a plan that a person made without an event nothing else is known than its people. */
  private static double sum(List<Plan> plans, Map<EventId, Expectation> expected,
      ToDoubleFunction<Expectation> quantile) {
    double others = plans.stream().filter(plan -> plan.event().filter(expected::containsKey).isEmpty())
        .mapToDouble(Plan::users).sum();
    return others + expected.values().stream().mapToDouble(quantile).sum();
  }

  private static List<FleetMetric> ofEvent(EventId event, Crowd.Presence there) {
    return List.of(new FleetMetric(Name.QUEUE_SIZE, Optional.of(event), (double) there.queued()),
        new FleetMetric(Name.CONCURRENT_USERS, Optional.of(event), (double) there.users()));
  }

  private static List<FleetMetric> ofEvent(EventId event, Expectation coming) {
    return List.of(new FleetMetric(Name.DEMAND_FORECAST_P50, Optional.of(event), coming.middle()),
        new FleetMetric(Name.DEMAND_FORECAST_P90, Optional.of(event), coming.high()));
  }

  private static FleetMetric ofAll(Name name, double value) {
    return new FleetMetric(name, Optional.empty(), value);
  }
}
