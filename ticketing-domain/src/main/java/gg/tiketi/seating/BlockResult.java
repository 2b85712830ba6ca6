package gg.tiketi.seating;

import java.util.List;

/** What became of blocking or unblocking seats. */
public sealed interface BlockResult {
  /** All named seats are as wished; {@code changed} are those that were not before. */
  record Done(List<Integer> changed) implements BlockResult {}

  record UnknownEvent() implements BlockResult {}

  record UnknownSeats(List<Integer> seats) implements BlockResult {}

  /** Nothing was changed: these seats are held or sold. */
  record NotFree(List<Integer> seats) implements BlockResult {}
}
