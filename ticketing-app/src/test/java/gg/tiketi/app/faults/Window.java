package gg.tiketi.app.faults;

import java.time.Duration;

/**
 * The time in which a fault may be felt. Times are {@link System#nanoTime}.
 *
 * @param fault what was done
 * @param begunNanos when
 * @param endedNanos when the sale went on at every server
 */
record Window(Fault fault, long begunNanos, long endedNanos) {
  /** Calls that began in the fault may still wait for a connection or for rows when others are served again. */
  private static final Duration ECHO = Duration.ofSeconds(5);

  boolean covers(Act act) {
    return act.returnedNanos() - begunNanos > 0 && act.invokedNanos() - endedNanos < ECHO.toNanos();
  }

  /** How long after this moment it ended. */
  Duration since(long nanos) {
    return Duration.ofNanos(endedNanos - nanos);
  }
}
