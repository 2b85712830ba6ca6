package gg.tiketi.queue;

import java.time.Instant;

/** Where a person stands with respect to an event's line. */
public sealed interface Place {
  /** In the line, not yet called. */
  record Waiting(Turn turn) implements Place {}

  /** It is this person's turn; it passes unless they claim it before {@code claimBefore}. */
  record Called(Turn turn, Instant claimBefore) implements Place {}

  /**
   * May obtain seats.
   *
   * @param endsAt when the stay ends if nothing more is heard of the person
   */
  record Inside(Turn turn, Instant endsAt) implements Place {}

  /** Has no place. */
  record Nowhere() implements Place {}
}
