package gg.tiketi.reservation;

import java.util.SortedSet;

/** What became of a wish in the books, in order of precedence. */
public sealed interface GrantResult {
  /** Granted now, or before under the same key. */
  record Granted(Reservation reservation) implements GrantResult {}

  /** The key was used for another request. */
  record KeyReused() implements GrantResult {}

  /** The sale is not open at this instant, or the event is cancelled or gone. */
  record Closed() implements GrantResult {}

  /** The person would have more than {@code limit}; {@code held} are held and owned now. */
  record LimitExceeded(int limit, int held) implements GrantResult {}

  /** These of the wanted seats are not free. */
  record Taken(SortedSet<Integer> seats) implements GrantResult {}

  /** Not enough tickets, or no block of seats of that size, is left. */
  record SoldOut() implements GrantResult {}
}
