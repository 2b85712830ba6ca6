package gg.tiketi.app.rush.client;

import java.time.Duration;

/** What became of a call. Times are {@link System#nanoTime}. */
public sealed interface Exchange {
  /** When the caller wanted to send it: waiting for a free connection counts as waiting for the answer. */
  long sentNanos();

  /** When its end was known. */
  long endedNanos();

  /** How long it took, as its caller felt it. */
  default Duration took() {
    return Duration.ofNanos(endedNanos() - sentNanos());
  }

  /** The server answered. */
  record Answered(Reply reply, long sentNanos, long endedNanos) implements Exchange {}

  /** Why an answer is missing. */
  enum Cause {
    /** The connection ended. */
    BROKEN,
    /** No answer came in time. */
    SILENT,
    /** What came is no HTTP. */
    NONSENSE
  }

  /** Nobody knows whether the server has done it. */
  record Lost(Cause cause, long sentNanos, long endedNanos) implements Exchange {}

  /** No connection came about: the server has done nothing. */
  record Unreachable(String reason, long sentNanos, long endedNanos) implements Exchange {}
}
