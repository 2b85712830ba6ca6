package gg.tiketi.capacity.fleet;

import gg.tiketi.capacity.fleet.Faults.Call;
import gg.tiketi.capacity.fleet.Faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A fleet that is only played, in this process's memory: for simulations, and the measure of the others. */
public final class InMemoryFleet implements Fleet {
  private final GroupModel group;
  private final Faults faults;

  /** A fleet over this group, whose calls go wrong as {@code faults} say. */
  public InMemoryFleet(GroupModel group, Faults faults) {
    this.group = group;
    this.faults = faults;
  }

  @Override
  public String name() {
    return "in-memory";
  }

  @Override
  public boolean isDryRun() {
    return false;
  }

  @Override
  public Look look() {
    return faults.of(Call.LOOK).<Look>map(fault -> new Look.Unseen(fault.code()))
        .orElseGet(() -> new Look.Seen(group.told(), group.bookings()));
  }

  @Override
  public Outcome carryOut(Step step) {
    return switch (step) {
      case Step.Raise(int min) ->
        through(Call.RAISE, () -> group.update(OptionalInt.of(min), OptionalInt.empty(), OptionalInt.empty()));
      case Step.Lower(int min, int desired) ->
        through(Call.LOWER, () -> group.update(OptionalInt.of(min), OptionalInt.empty(), OptionalInt.of(desired)));
      case Step.Book(var booking) -> through(Call.BOOK, () -> group.put(booking));
      case Step.Unbook(var name) -> through(Call.UNBOOK, () -> group.delete(name));
    };
  }

  /** What a call does to the group. */
  @FunctionalInterface
  private interface Effect {
    Outcome happen();
  }

  private Outcome through(Call call, Effect effect) {
    Optional<Fault> fault = faults.of(call);
    return fault.map(wrong -> switch (wrong) {
      case THROTTLED, CONTENDED, IN_PROGRESS -> (Outcome) new Outcome.Busy(wrong.code());
      case FORBIDDEN -> new Outcome.Refused(wrong.code(), "not allowed");
      case LOST -> new Outcome.Unknown(wrong.code());
      case ANSWER_LOST -> {
        effect.happen();
        yield new Outcome.Unknown(wrong.code());
      }
    }).orElseGet(effect::happen);
  }

  @Override
  public List<Duration> launches() {
    return group.launches().values().stream()
        .map(launch -> Duration.between(launch.askedAt(), launch.serviceAt())).toList();
  }
}
