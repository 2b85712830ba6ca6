package gg.tiketi.app.rush;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Time as the buyers feel it: measured from the opening, by this process's monotonic clock.
 *
 * @param openingNanos the opening in {@link System#nanoTime}
 * @param endNanos when everybody gives up
 */
record RushClock(long openingNanos, long endNanos) {

  /** A rush whose opening is at {@code opening} by this machine's clock and that may go on for {@code longest} afterwards. */
  static RushClock of(Instant opening, Duration longest) {
    long nanos = System.nanoTime() + Duration.between(Instant.now(), opening).toNanos();
    return new RushClock(nanos, nanos + longest.toNanos());
  }

  boolean isOver() {
    return isBrokenOff() || System.nanoTime() - endNanos >= 0;
  }

  /** Whether the calling thread was interrupted: then nobody waits for anything any more. */
  static boolean isBrokenOff() {
    return Thread.currentThread().isInterrupted();
  }

  /** How long after the opening a moment is. */
  Duration sinceOpening(long nanos) {
    return Duration.ofNanos(nanos - openingNanos);
  }

  /** Waits until so long after the opening. */
  void waitUntil(Duration sinceOpening) {
    waitUntilNanos(openingNanos + sinceOpening.toNanos());
  }

  static void waitFor(Duration time) {
    waitUntilNanos(System.nanoTime() + time.toNanos());
  }

  static void waitUntilNanos(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0 && !isBrokenOff(); left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
