package gg.tiketi.laws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when it is told to. */
public final class VirtualClock implements InstantSource {
  public static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Lets time pass and answers the new instant. */
  public Instant pass(Duration time) {
    return now.updateAndGet(instant -> instant.plus(time));
  }

  /** Moves to {@code instant}, never back. */
  public Instant passTo(Instant instant) {
    return now.updateAndGet(old -> instant.isAfter(old) ? instant : old);
  }
}
