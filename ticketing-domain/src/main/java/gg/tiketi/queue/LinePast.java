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
 * @param given the last number that is known to have been given; those behind it, up to {@code tail}, may have been
 */
public record LinePast(long tail, long head, Numbers numbers, List<Stay> stays, OptionalLong drawnAfter, long given) {
  /** Of a line that never was. */
  public static LinePast none() {
    return new LinePast(0, 0, new Numbers(new NumberSet(), new NumberSet(), new NumberSet()), List.of());
  }

  /** Of a line without a draw of which every number is known. */
  public LinePast(long tail, long head, Numbers numbers, List<Stay> stays) {
    this(tail, head, numbers, stays, OptionalLong.empty(), tail);
  }

  /** The same, behind which so many more numbers may have been given; nobody waits for those whose owner does not come. */
  public LinePast with(int unknown) {
    var more = numbers.copy();
    for (long number = tail + 1; number <= tail + unknown; number++) {
      more.withhold(number);
    }
    return new LinePast(tail + unknown, head, more, stays, drawnAfter, tail);
  }

  public LinePast {
    stays = List.copyOf(stays);
    if (head > given || given > tail) {
      throw new IllegalArgumentException("called were " + head + " of " + given + " to " + tail);
    }
  }

  /**
   * States of a line's numbers. One that left and is inside no more, but was never claimed, is withheld: it may have been given in a
   * former life, and waits once its owner comes.
   *
   * @param left who left, missed their turn or lost their place before they claimed it
   * @param claimed who went in
   * @param ended who of them is inside no more
   */
  public record Numbers(NumberSet left, NumberSet claimed, NumberSet ended) {
    /** Nobody waits at this number unless its owner comes. */
    void withhold(long number) {
      left.add(number);
      ended.add(number);
    }

    boolean isWithheld(long number) {
      return left.contains(number) && ended.contains(number) && !claimed.contains(number);
    }

    /** Its owner has come. */
    void giveBack(long number) {
      left.remove(number);
      ended.remove(number);
    }

    /** Numbers of their own that say the same. */
    public Numbers copy() {
      return new Numbers(left.copy(), claimed.copy(), ended.copy());
    }
  }

  /** Somebody inside, until when at the latest unless a hold keeps them. */
  public record Stay(AccountId account, long number, Instant until) {}
}
