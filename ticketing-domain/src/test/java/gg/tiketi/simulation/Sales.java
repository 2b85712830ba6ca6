package gg.tiketi.simulation;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.forecast.CostRatio;
import gg.tiketi.catalog.SampleLayouts;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.queue.QueueRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sales to simulate: small ones for every build, full ones for long runs. */
final class Sales {
  static final Instant OPENS_AT = Instant.parse("2026-05-01T11:00:00Z");

  private Sales() {}

  /** A small theatre, two hundred people, instances that carry forty. */
  static Scenario small(long seed) {
    return scenario(seed, SampleLayouts.SMALL_THEATER, 200, 40, Duration.ofMinutes(10));
  }

  /** A stadium and five thousand people. */
  static Scenario full(long seed) {
    return scenario(seed, SampleLayouts.SPORTS_STADIUM, 5_000, 300, Duration.ofMinutes(60));
  }

  private static Scenario scenario(long seed, SeatLayout layout, int people, int usersPerInstance, Duration length) {
    var shapes = Shape.values();
    var shape = shapes[(int) (seed % shapes.length)];
    var order = seed % 4 == 3 ? QueueRules.Order.DRAW : QueueRules.Order.FIFO;
    return new Scenario(seed, new Scenario.Sale("somebody new", OPENS_AT, length, layout, order),
        new Scenario.Visitors(people, people / 10, shape, Habits.DEFAULT),
        new Scenario.Machines(new SizingRule(usersPerInstance, 2, 20, 3), Duration.ofMinutes(8), "simple-average",
            CostRatio.DEFAULT, DemandHistory.of(List.of(), List.of())),
        List.of());
  }

  /** The same with what its seed lets go wrong. */
  static Scenario faulty(Scenario scenario) {
    return scenario.with(Outage.some(scenario.seed(), OPENS_AT));
  }
}
