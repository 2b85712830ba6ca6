package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.EventId;
import java.util.Optional;

/**
 * One figure for those who watch the fleet from outside.
 *
 * @param event whose; empty for all together
 */
public record FleetMetric(Name name, Optional<EventId> event, double value) {
  /** The figures there are, by the names that alarms know them by. */
  public enum Name {
    /** People waiting. */
    QUEUE_SIZE("QueueSize"),
    /** People inside. */
    CONCURRENT_USERS("ConcurrentUsers"),
    /** People inside for each instance in service. */
    USERS_PER_INSTANCE("UsersPerInstance"),
    /** People waiting for each instance in service. */
    QUEUED_PER_INSTANCE("QueuedPerInstance"),
    /** How many people the plans in force are made for. */
    DEMAND_FORECAST("DemandForecast"),
    /** How many people are expected: more come as likely as fewer. */
    DEMAND_FORECAST_P50("DemandForecastP50"),
    /** How many people are expected: more come in one of ten sales. */
    DEMAND_FORECAST_P90("DemandForecastP90"),
    /** The least number of instances wanted now. */
    CAPACITY_FLOOR("CapacityFloor");

    private final String text;

    Name(String text) {
      this.text = text;
    }

    /** As it is published. */
    public String text() {
      return text;
    }
  }

  public FleetMetric {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is no number");
    }
  }
}
