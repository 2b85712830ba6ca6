package gg.tiketi.kernel;

import java.util.List;

/**
 * The committed facts in one order for all instances.
 *
 * <p>Law L1: every committed fact gets exactly one position and every reader that asks on from the last position it saw
 * receives it; what was rolled back never gets one.
 */
public interface EventFeed {
  /** Gives up to {@code limit} committed facts their positions. Any instance may call it at any time; returns how many. */
  int number(int limit);

  /** The facts after {@code position}, oldest first, at most {@code limit} commits. */
  List<Published> after(long position, int limit);

  /** The newest position given so far, 0 before the first. */
  long head();

  /**
   * Forgets facts published before {@code position}, but never the newest commit: by it a reader that is further behind
   * notices that it must begin anew. Returns how many.
   */
  int forgetBefore(long position, int limit);
}
