package gg.tiketi.capacity.fleet;

import gg.tiketi.capacity.SizingRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Does nothing; what would be done is recorded. Its group has the size that it was last asked to have, and as many instances in
 * service as really are: where nobody starts any, it says that a plan is not ready.
 */
public final class DryRunFleet implements Fleet {
  private final SizingRule sizing;
  private final Supplier<Optional<Integer>> asked;
  private final IntSupplier ready;
  private final InstantSource clock;
  private final Map<String, Booking> bookings = new ConcurrentHashMap<>();

  /**
   * A fleet that stays as it is.
   *
   * @param asked the size that was asked for last
   * @param ready how many instances are ready
   */
  public DryRunFleet(SizingRule sizing, Supplier<Optional<Integer>> asked, IntSupplier ready,
      InstantSource clock) {
    this.sizing = sizing;
    this.asked = asked;
    this.ready = ready;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "dry-run";
  }

  @Override
  public boolean isDryRun() {
    return true;
  }

  @Override
  public Look look() {
    int size = asked.get().orElse(sizing.min());
    return new Look.Seen(new GroupState(size, sizing.max(), size, ready.getAsInt()), bookings());
  }

  /** Those that would still be to come. */
  private List<Booking> bookings() {
    var now = clock.instant();
    bookings.values().removeIf(booking -> !booking.at().isAfter(now));
    return bookings.values().stream().sorted(Comparator.comparing(Booking::at)).toList();
  }

  @Override
  public Outcome carryOut(Step step) {
    if (step instanceof Step.Book(var booking)) {
      bookings.put(booking.name(), booking);
    } else if (step instanceof Step.Unbook(var name)) {
      bookings.remove(name);
    }
    return new Outcome.Done("dry-run");
  }

  @Override
  public List<Duration> launches() {
    return List.of();
  }
}
