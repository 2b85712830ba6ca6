package gg.tiketi.postgres;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The one clock of all instances: this machine's monotonic time, set by PostgreSQL's clock and never going back. The
 * machine's own wall clock is not read. Instants are whole microseconds, which is what PostgreSQL keeps.
 */
public final class StoreClock implements InstantSource {
  private static final int SAMPLES = 3;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Database database;
  /** What to add to this machine's monotonic time, in microseconds, to get microseconds since the epoch. */
  private volatile long offset;
  private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

  /** What one look at the database's clock told, and how long that took. */
  private record Sample(long offset, long tookNanos) {}

  /** A clock that has been set; fails when the database is away. */
  public StoreClock(Database database) {
    this.database = database;
    synchronise();
  }

  /** Sets the clock again. To be called every few seconds; while the database is away, monotonic time goes on alone. */
  public void synchronise() {
    offset = Stream.generate(this::sample).limit(SAMPLES).min(Comparator.comparingLong(Sample::tookNanos)).orElseThrow()
        .offset();
  }

  @Override
  public Instant instant() {
    long micros = latest.accumulateAndGet(monotonic() + offset, Math::max);
    return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND),
        Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
  }

  /** Half of the way there and back is taken as the way back. */
  private Sample sample() {
    return database.read(work -> {
      // The first statement of a connection may include making the connection; what is measured is the second.
      work.query("clock/read").mapTo(Long.class).one();
      long before = System.nanoTime();
      long micros = work.query("clock/read").mapTo(Long.class).one();
      long took = System.nanoTime() - before;
      return new Sample(micros - (before + took / 2) / NANOS_PER_MICRO, took);
    });
  }

  private static long monotonic() {
    return System.nanoTime() / NANOS_PER_MICRO;
  }
}
