package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.EventId;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Who is there now.
 *
 * @param events all events that somebody visits, and all that have a plan
 * @param cpu how busy the instances are, from 0 to 1; empty when nobody knows
 */
public record Crowd(Map<EventId, Presence> events, OptionalDouble cpu) {
  public Crowd {
    events = Map.copyOf(events);
  }

  /**
   * The people at one event.
   *
   * @param users inside
   * @param queued waiting
   * @param over nothing is left to sell, or the sale is closed
   * @param useful how many people what is left can serve; empty when nobody knows
   */
  public record Presence(long users, long queued, boolean over, OptionalLong useful) {
    /** All who are there. */
    public long demand() {
      return users + queued;
    }

    /** As many of them as what is left can serve. */
    long usefulDemand() {
      return Math.min(demand(), useful.orElse(Long.MAX_VALUE));
    }
  }

  /** How many wait, over all events. */
  public long queued() {
    return events.values().stream().mapToLong(Presence::queued).sum();
  }

  /** How many are inside or wait, over all events. */
  public long demand() {
    return events.values().stream().mapToLong(Presence::demand).sum();
  }

  /** How many are inside, over all events. */
  public long users() {
    return events.values().stream().mapToLong(Presence::users).sum();
  }

  /** As many of the people as what is left can serve, over all events. */
  long usefulDemand() {
    return events.values().stream().mapToLong(Presence::usefulDemand).sum();
  }
}
