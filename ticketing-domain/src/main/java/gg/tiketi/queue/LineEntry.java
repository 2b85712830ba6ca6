package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in a line, for its log.
 *
 * @param index its place in the log of this epoch, from 1
 * @param at the line's own time
 * @param first the first number it is about; 0 if it is about none
 * @param last the last number it is about; of {@link Kind#ALLOWED} the new threshold
 * @param account whose number it is, where the line knows
 */
public record LineEntry(long index, Instant at, Kind kind, long first, long last, Optional<AccountId> account) {
  /** What happened. */
  public enum Kind {
    /** The line began, or began again; it goes on after {@code last}. */
    OPENED,
    /** The threshold changed. */
    ALLOWED,
    /** Took the next number. */
    JOINED,
    /** Took the next number and went straight in. */
    ENTERED,
    /** The numbers from {@code first} to {@code last} are kept for those who were drawn; with nobody drawn, {@code last} is less. */
    DRAWN,
    /** Came with a number that the line had forgotten or kept for them, and has its place. */
    RESTORED,
    /** All who still waited from {@code first} to {@code last} were called. */
    CALLED,
    /** Claimed a turn and went in. */
    CLAIMED,
    /** Gave up a place in the line. */
    LEFT,
    /** Did not claim in time. */
    MISSED,
    /** Is not inside any more. */
    ENDED,
    /** Was taken out. */
    REVOKED,
    /** All who waited or were called from {@code first} to {@code last} lost their place. */
    CLEARED
  }
}
