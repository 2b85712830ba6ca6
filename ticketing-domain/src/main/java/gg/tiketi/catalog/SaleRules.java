package gg.tiketi.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules an organiser sets for one sale.
 *
 * @param maxPerPerson the most seats or tickets one person may hold and own, over all reservations (law S6)
 * @param holdFor how long a new hold lasts
 * @param cancelUntil until when a paid reservation may be cancelled; empty means the event's start
 * @param cancelFee what a cancellation of a paid reservation costs, in minor units, never more than was paid
 * @param leaveNoOrphans whether best available may not leave a single free seat between taken ones if it can be avoided
 */
public record SaleRules(
    int maxPerPerson,
    Duration holdFor,
    Optional<Instant> cancelUntil,
    long cancelFee,
    boolean leaveNoOrphans) {
  public static final int MAX_PER_PERSON = 500;
  /** The longest life of a hold, however often it is extended (law S9). */
  public static final Duration MAX_HOLD_LIFE = Duration.ofMinutes(20);
  public static final SaleRules DEFAULT = new SaleRules(4, Duration.ofMinutes(5), Optional.empty(), 0, false);

  public SaleRules {
    if (maxPerPerson < 1 || maxPerPerson > MAX_PER_PERSON) {
      throw new IllegalArgumentException("the limit per person is 1 to " + MAX_PER_PERSON + ": " + maxPerPerson);
    }
    if (!holdFor.isPositive() || holdFor.compareTo(MAX_HOLD_LIFE) > 0) {
      throw new IllegalArgumentException("a hold lasts up to " + MAX_HOLD_LIFE + ": " + holdFor);
    }
    if (cancelFee < 0) {
      throw new IllegalArgumentException("a fee is not negative: " + cancelFee);
    }
  }
}
