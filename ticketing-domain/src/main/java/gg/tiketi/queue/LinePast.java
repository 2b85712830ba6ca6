package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of a line that was lost.
 *
 * @param tail the last number that anybody may have got
 * @param head the last number that was called
 * @param numbers what became of them
 * @param stays who was inside
 * @param drawnAfter the number before those that were kept for the drawn ones; empty if none were
 */
public record LinePast(long tail, long head, Numbers numbers, List<Stay> stays, OptionalLong drawnAfter) {
  /** Of a line that never was. */
  public static LinePast none() {
    return new LinePast(0, 0, new Numbers(new NumberSet(), new NumberSet(), new NumberSet()), List.of());
  }

  /** Of a line without a draw. */
  public LinePast(long tail, long head, Numbers numbers, List<Stay> stays) {
    this(tail, head, numbers, stays, OptionalLong.empty());
  }

  public LinePast {
    stays = List.copyOf(stays);
    if (head > tail) {
      throw new IllegalArgumentException("called were " + head + " of " + tail);
    }
  }

  /**
   * States of a line's numbers.
   *
   * @param left who left, missed their turn or lost their place before they claimed it
   * @param claimed who went in
   * @param ended who of them is inside no more
   */
  public record Numbers(NumberSet left, NumberSet claimed, NumberSet ended) {
    /** Numbers of their own that say the same. */
    public Numbers copy() {
      return new Numbers(left.copy(), claimed.copy(), ended.copy());
    }
  }

  /** Somebody inside, until when at the latest unless a hold keeps them. */
  public record Stay(AccountId account, long number, Instant until) {}
}
