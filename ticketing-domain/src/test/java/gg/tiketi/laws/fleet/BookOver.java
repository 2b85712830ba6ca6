package gg.tiketi.laws.fleet;

import gg.tiketi.capacity.fleet.FleetMemory;
import gg.tiketi.capacity.fleet.Known;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanId;
import gg.tiketi.capacity.fleet.ScalingAction;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.capacity.fleet.Stamp;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/** A book that hands everything on. */
class BookOver implements ScalingBook {
  private final ScalingBook book;

  BookOver(ScalingBook book) {
    this.book = book;
  }

  @Override
  public OptionalLong lead(String instance, Instant now) {
    return book.lead(instance, now);
  }

  @Override
  public Optional<Decided> decide(long token, Instant now, Function<Known, Draft> decider) {
    return book.decide(token, now, decider);
  }

  @Override
  public void settle(UUID action, Outcome outcome) {
    book.settle(action, outcome);
  }

  @Override
  public FleetMemory memory() {
    return book.memory();
  }

  @Override
  public boolean add(Plan plan) {
    return book.add(plan);
  }

  @Override
  public Optional<Plan> find(PlanId id) {
    return book.find(id);
  }

  @Override
  public boolean approve(PlanId id, Stamp stamp) {
    return book.approve(id, stamp);
  }

  @Override
  public boolean cancel(PlanId id, Stamp stamp) {
    return book.cancel(id, stamp);
  }

  @Override
  public List<Plan> plans(Instant from, Instant to) {
    return book.plans(from, to);
  }

  @Override
  public List<Plan> open(EventId event) {
    return book.open(event);
  }

  @Override
  public List<ScalingAction> actions(Instant from, Instant to, int limit) {
    return book.actions(from, to, limit);
  }
}
