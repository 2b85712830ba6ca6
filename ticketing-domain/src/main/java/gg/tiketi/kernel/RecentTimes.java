package gg.tiketi.kernel;

import java.time.Duration;
import java.util.Arrays;

/** The times, in milliseconds, of what one subject took lately; a ring that grows as far as the limit. */
final class RecentTimes {
  private static final int FIRST_ROOM = 4;

  private long[] ring = new long[FIRST_ROOM];
  private int oldest;
  private int count;

  /** Takes at {@code now} and returns as of when it counts; or returns minus the milliseconds to wait. */
  long take(RateLimit limit, long now) {
    long window = limit.window().toMillis();
    if (count > 0 && newest() > now + window) {
      clear();
    }
    long at = count == 0 ? now : Math.max(now, newest());
    forgetUntil(at - window);
    if (count == limit.most()) {
      return -Math.min(window, time(0) + window - now);
    }
    add(at, limit.most());
    return at;
  }

  private void forgetUntil(long last) {
    if (count > 0 && newest() <= last) {
      clear();
    }
    while (count > 0 && time(0) <= last) {
      oldest = (oldest + 1) % ring.length;
      count--;
    }
  }

  /** Who was busy once does not keep the room for it. */
  private void clear() {
    oldest = 0;
    count = 0;
    if (ring.length > FIRST_ROOM) {
      ring = new long[FIRST_ROOM];
    }
  }

  private void add(long at, int most) {
    if (count == ring.length) {
      ring = inOrder(Math.min(most, 2 * count));
    }
    ring[(oldest + count++) % ring.length] = at;
  }

  /** Removes one entry of this time. */
  void remove(long at) {
    for (int i = count - 1; i >= 0; i--) {
      if (time(i) == at) {
        ring = inOrder(ring.length);
        System.arraycopy(ring, i + 1, ring, i, count - i - 1);
        count--;
        return;
      }
    }
  }

  /** The same times in a ring of this length that begins at its beginning. */
  private long[] inOrder(int length) {
    long[] times = new long[length];
    Arrays.setAll(times, i -> i < count ? time(i) : 0);
    oldest = 0;
    return times;
  }

  private long newest() {
    return time(count - 1);
  }

  private long time(int index) {
    return ring[(oldest + index) % ring.length];
  }

  /** Whether nothing in it counts any more. */
  boolean isOver(long now, Duration window) {
    return count == 0 || newest() <= now - window.toMillis();
  }
}
