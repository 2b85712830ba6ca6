package gg.tiketi.laws.fleet;

import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.InMemoryFleet;
import gg.tiketi.capacity.fleet.InMemoryScalingBook;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.kernel.EventSink;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a season is played with.
 *
 * @param name as it stands in the table of laws
 * @param books makes a book that tells its facts
 * @param fleets makes a fleet over a group
 * @param hands what an instance holds instead of its fleet
 * @param reads what an instance reads instead of the book
 */
public record FleetParts(String name, Function<EventSink, ScalingBook> books,
    BiFunction<GroupModel, Faults, Fleet> fleets, UnaryOperator<Fleet> hands, UnaryOperator<ScalingBook> reads) {
  public static final FleetParts IN_MEMORY = new FleetParts("in-memory", InMemoryScalingBook::new, InMemoryFleet::new,
      UnaryOperator.identity(), UnaryOperator.identity());

  /** The same over other fleets. */
  public FleetParts over(String adapter, BiFunction<GroupModel, Faults, Fleet> others) {
    return new FleetParts(adapter, books, others, hands, reads);
  }

  /** The same with a fault built into the book. */
  FleetParts withBook(UnaryOperator<ScalingBook> fault) {
    return new FleetParts(name + " (mutant)", sink -> fault.apply(books.apply(sink)), fleets, hands, reads);
  }

  /** The same with a fault built into the fleet. */
  FleetParts withFleet(UnaryOperator<Fleet> fault) {
    return new FleetParts(name + " (mutant)", books, (group, faults) -> fault.apply(fleets.apply(group, faults)),
        hands, reads);
  }

  /** The same with a fault built into what tells facts. */
  FleetParts withSink(UnaryOperator<EventSink> fault) {
    return new FleetParts(name + " (mutant)", sink -> books.apply(fault.apply(sink)), fleets, hands, reads);
  }

  /** The same with a fault between an instance and its fleet. */
  FleetParts withHands(UnaryOperator<Fleet> fault) {
    return new FleetParts(name + " (mutant)", books, fleets, fault, reads);
  }

  /** The same with a fault between an instance and the book. */
  FleetParts withReads(UnaryOperator<ScalingBook> fault) {
    return new FleetParts(name + " (mutant)", books, fleets, hands, fault);
  }
}
