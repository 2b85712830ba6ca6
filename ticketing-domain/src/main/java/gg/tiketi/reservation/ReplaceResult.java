package gg.tiketi.reservation;

import java.util.SortedSet;

/** What became of replacing the seats of a hold in the books, in order of precedence. */
public sealed interface ReplaceResult {
  record Replaced(Reservation reservation) implements ReplaceResult {}

  record KeyReused() implements ReplaceResult {}

  record Unknown() implements ReplaceResult {}

  record Expired() implements ReplaceResult {}

  /** The reservation is paid or cancelled, being paid, or not of seats. */
  record InvalidState() implements ReplaceResult {}

  record Closed() implements ReplaceResult {}

  record LimitExceeded(int limit, int held) implements ReplaceResult {}

  /** These of the wanted seats are not free; the hold keeps the seats it had. */
  record Taken(SortedSet<Integer> seats) implements ReplaceResult {}
}
