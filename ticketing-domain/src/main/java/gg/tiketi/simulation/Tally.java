package gg.tiketi.simulation;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What people did and met, counted. */
final class Tally {
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);

  /** What is counted. */
  enum Count {
    /** People who came. */
    ARRIVED,
    /** People who were told to wait at least once. */
    WAITED,
    /** People who were let in at least once. */
    ADMITTED,
    /** People who were not there when it was their turn. */
    MISSED,
    /** People who gave up while they waited. */
    GAVE_UP_WAITING,
    /** People who went out with nothing. */
    LEFT_EMPTY_HANDED,
    /** People who have tickets. */
    BOUGHT,
    /** Seats with a ticket. */
    SEATS_SOLD,
    /** Holds granted. */
    HOLDS,
    /** Wishes refused because somebody was quicker. */
    SEATS_TAKEN,
    /** Holds that their owners gave back. */
    HOLDS_GIVEN_BACK,
    /** Holds that ran out. */
    HOLDS_RUN_OUT,
    /** Payments that began. */
    PAYMENTS,
    /** Payments that the provider declined. */
    DECLINED,
    /** Payments that came too late and went back. */
    PAID_TOO_LATE,
    /** Calls that nobody could answer. */
    FAILED_CALLS,
    /** Calls of people. */
    CALLS;

    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  void add(Count count, long more) {
    counts.merge(count, more, Long::sum);
  }

  void add(Count count) {
    add(count, 1);
  }

  long get(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  /** All counts by their words. */
  Map<String, Long> all() {
    var all = new LinkedHashMap<String, Long>();
    for (var count : Count.values()) {
      all.put(count.words(), get(count));
    }
    return all;
  }
}
