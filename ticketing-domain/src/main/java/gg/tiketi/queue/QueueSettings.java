package gg.tiketi.queue;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How an installation's waiting rooms work where an event says nothing.
 *
 * @param instance the name of this instance, which no other bears
 * @param usersPerInstance how many people one instance carries, the margin for safety taken off
 * @param threshold the most people inside one event; empty: its share of the fleet
 * @param ratePerSecond how many are called each second at most; empty: computed from the threshold
 * @param times how long people may take
 * @param claimFixed whether the time to claim is what {@code times} say, however long people were told to stay away
 * @param admission how long an admission lasts before it has to be renewed
 */
public record QueueSettings(String instance, double usersPerInstance, OptionalInt threshold, OptionalInt ratePerSecond,
    LineTerms.Times times, boolean claimFixed, Duration admission) {
  /** The defaults, for an instance of this name. */
  public static QueueSettings of(String instance) {
    return new QueueSettings(instance, 1_500, OptionalInt.empty(), OptionalInt.empty(), LineTerms.Times.DEFAULT, false,
        Duration.ofMinutes(10));
  }
}
