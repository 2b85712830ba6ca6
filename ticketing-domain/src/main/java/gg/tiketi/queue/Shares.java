package gg.tiketi.queue;

import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which instances are ready, and how many people each event may have inside. What all events together are granted is never more
 * than the fleet can carry: a share rises only by what the others leave free (law W18).
 */
public interface Shares {
  /** How long an instance counts after it reported. */
  Duration SILENCE = Duration.ofSeconds(10);
  /** How often a share changes that is not used up, as long as no event has none. */
  Duration STEADY = Duration.ofSeconds(10);
  /** How long an event that nobody reports keeps its share. */
  Duration FORGOTTEN = Duration.ofSeconds(60);

  /**
   * What an instance reports.
   *
   * @param instance which no other is
   * @param ready whether it serves
   * @param usersPerInstance how many people one ready instance carries
   * @param demands the events that it knows
   */
  record Report(String instance, boolean ready, double usersPerInstance, Map<EventId, Demand> demands) {
    public Report {
      demands = Map.copyOf(demands);
    }
  }

  /**
   * What an event wants.
   *
   * @param weight how many people are inside, called or waiting
   * @param inUse how many are inside or called
   * @param applied the version of the grant under which that was seen
   * @param limit the most that its organiser wants
   * @param longestPoll the longest that anybody was told to stay away lately
   */
  record Demand(long weight, int inUse, long applied, OptionalInt limit, Duration longestPoll) {}

  /**
   * What an event gets.
   *
   * @param threshold how many may be inside and called
   * @param version of this grant; a later one counts
   * @param longestPoll the longest that any instance told anybody to stay away lately
   * @param kept whether the one that asked keeps the event's line safe: of the ready instances that know an event one does, and
   *     another one if it was silent
   */
  record Share(int threshold, long version, Duration longestPoll, boolean kept) {}

  /**
   * How things stand.
   *
   * @param ready how many instances are ready
   * @param keeper whether the one that asked is the eldest, which takes care of what one should do for all events
   * @param shares of the events that were reported
   */
  record Settled(int ready, boolean keeper, Map<EventId, Share> shares) {
    public Settled {
      shares = Map.copyOf(shares);
    }
  }

  /** Reports, and hears what is granted. To be called about once a second. */
  Settled settle(Report report, Instant now);

  /** The instance goes. */
  void leave(String instance);
}
