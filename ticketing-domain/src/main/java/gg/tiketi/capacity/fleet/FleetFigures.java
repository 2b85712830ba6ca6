package gg.tiketi.capacity.fleet;

import gg.tiketi.capacity.fleet.FleetMetric.Name;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures that are published: of each event where somebody is, and of all together. */
final class FleetFigures {
  private FleetFigures() {}

  static List<FleetMetric> of(Crowd crowd, GroupState group, Timeline timeline, Instant now) {
    var figures = new ArrayList<FleetMetric>();
    crowd.events().entrySet().stream().filter(entry -> entry.getValue().demand() > 0)
        .sorted(Map.Entry.comparingByKey((one, other) -> one.value().compareTo(other.value())))
        .forEach(entry -> figures.addAll(ofEvent(entry.getKey(), entry.getValue())));
    int serving = Math.max(1, group.inService());
    figures.add(ofAll(Name.QUEUE_SIZE, (double) crowd.queued()));
    figures.add(ofAll(Name.CONCURRENT_USERS, (double) crowd.users()));
    figures.add(ofAll(Name.USERS_PER_INSTANCE, (double) crowd.users() / serving));
    figures.add(ofAll(Name.QUEUED_PER_INSTANCE, (double) crowd.queued() / serving));
    figures.add(ofAll(Name.DEMAND_FORECAST, (double) timeline.users(now)));
    figures.add(ofAll(Name.CAPACITY_FLOOR, timeline.floor(now)));
    return figures;
  }

  private static List<FleetMetric> ofEvent(EventId event, Crowd.Presence there) {
    return List.of(new FleetMetric(Name.QUEUE_SIZE, Optional.of(event), (double) there.queued()),
        new FleetMetric(Name.CONCURRENT_USERS, Optional.of(event), (double) there.users()));
  }

  private static FleetMetric ofAll(Name name, double value) {
    return new FleetMetric(name, Optional.empty(), value);
  }
}
