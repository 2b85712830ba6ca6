package gg.tiketi.app.verify;

import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers that a line had given before it was lost and began anew. What became of them is not in the log of its new life, whose
 * end may be missing in the old one's: each is believed once to be what it says it is.
 */
final class FormerNumbers {
  private final long last;
  private final Set<Long> heardOf = new HashSet<>();
  private final NavigableSet<Long> restored = new TreeSet<>();

  FormerNumbers(long last) {
    this.last = last;
  }

  /** Whether this is one of them that nothing was heard of yet; from now on something was. */
  boolean hear(long number) {
    return number <= last && heardOf.add(number);
  }

  /** Somebody has this place again; false if it cannot be had. */
  boolean restore(long number) {
    return number <= last && !heardOf.contains(number) && restored.add(number);
  }

  /** Those restored who wait behind a number that was called; they are not former any more. */
  Set<Long> waitingBehind(long head) {
    var behind = new TreeSet<>(restored.tailSet(head, false));
    restored.removeAll(behind);
    behind.removeIf(number -> !heardOf.add(number));
    return behind;
  }
}
