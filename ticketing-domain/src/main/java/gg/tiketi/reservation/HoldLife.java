package gg.tiketi.reservation;

import static gg.tiketi.catalog.SaleRules.MAX_HOLD_LIFE;

import java.time.Duration;
import java.time.Instant;

/** How long holds live: five minutes by default from the grant, never more than twenty in total (law S9). */
public final class HoldLife {
  /** What a hold has at least when a payment starts: longer than any provider keeps its own window open. */
  public static final Duration WHILE_PAYING = Duration.ofMinutes(11);

  private HoldLife() {}

  /** The end of {@code hold} after it was extended by {@code holdFor} at {@code now}; never earlier than before. */
  public static Instant extended(Reservation hold, Duration holdFor, Instant now) {
    return prolonged(hold, now.plus(holdFor));
  }

  /** The end of {@code hold} when a payment of it starts at {@code now}. */
  public static Instant whilePaying(Reservation hold, Instant now) {
    return prolonged(hold, now.plus(WHILE_PAYING));
  }

  private static Instant prolonged(Reservation hold, Instant wanted) {
    var latest = hold.createdAt().plus(MAX_HOLD_LIFE);
    var until = wanted.isBefore(latest) ? wanted : latest;
    return until.isAfter(hold.expiresAt()) ? until : hold.expiresAt();
  }
}
