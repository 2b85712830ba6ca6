package gg.tiketi.redis;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Spares callers the wait for a server that does not answer: after some failures in a row nobody asks it any more, until a probe
 * from the background finds it back.
 */
final class Breaker {
  /** One failure may be one connection's; three in a row are the server's. */
  private static final int FAILURES = 3;

  private final AtomicInteger failures = new AtomicInteger();

  /** Whether callers may ask. */
  boolean isClosed() {
    return failures.get() < FAILURES;
  }

  /** Notes an answer; true if it ends an outage. */
  boolean succeeded() {
    return failures.get() > 0 && failures.getAndSet(0) >= FAILURES;
  }

  /** Notes a failure; true if it begins an outage. */
  boolean failed() {
    return failures.getAndUpdate(before -> Math.min(before + 1, FAILURES)) == FAILURES - 1;
  }
}
