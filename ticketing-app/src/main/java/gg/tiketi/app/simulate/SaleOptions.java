package gg.tiketi.app.simulate;

import gg.tiketi.catalog.SampleLayouts;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.simulation.Habits;
import gg.tiketi.simulation.Scenario;
import gg.tiketi.simulation.Shape;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What is sold, and who comes for it. */
final class SaleOptions {
  @Option(names = "--people", paramLabel = "N", description = "How many people come. Default: ${DEFAULT-VALUE}")
  private int people = 5_000;

  @Option(names = "--shape", paramLabel = "SHAPE", description = "How they come: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Shape shape = Shape.RAMPED;

  @Option(names = "--registered", paramLabel = "N", description = "How many of them asked to be reminded of the opening. Default: ${DEFAULT-VALUE}")
  private int registered;

  @Option(names = "--bots", paramLabel = "PART", description = "The part of them, 0 to 1, that does not stop to think. Default: ${DEFAULT-VALUE}")
  private double bots = Habits.DEFAULT.bots();

  @Option(names = "--abandon", paramLabel = "PART", description = "The part of them, 0 to 1, that gets a hold and does not pay it. Default: ${DEFAULT-VALUE}")
  private double abandon = Habits.DEFAULT.abandons();

  @Option(names = "--patience-minutes", paramLabel = "N", description = "How long half of them wait after the opening before they give up. Default: ${DEFAULT-VALUE}")
  private int patienceMinutes = (int) Habits.DEFAULT.patience().toMinutes();

  @Option(names = "--layout", paramLabel = "NAME", description = "The seats: small_theater, large_theater, sports_stadium or dome. Default: ${DEFAULT-VALUE}")
  private String layout = SampleLayouts.SPORTS_STADIUM.name();

  @Option(names = "--sale-minutes", paramLabel = "N", description = "How long it is on sale. Default: ${DEFAULT-VALUE}")
  private int saleMinutes = 60;

  @Option(names = "--order", paramLabel = "ORDER", description = "Who comes first among those who are there before the opening: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private QueueRules.Order order = QueueRules.Order.FIFO;

  Scenario.Sale sale(Past past) {
    return new Scenario.Sale(past.artist(), past.opensAt(), Duration.ofMinutes(saleMinutes), seats(), order);
  }

  private SeatLayout seats() {
    return SampleLayouts.ALL.stream().filter(known -> known.name().equals(layout)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"%s\" is none of %s".formatted(layout,
            String.join(", ", SampleLayouts.ALL.stream().map(SeatLayout::name).toList()))));
  }

  Scenario.Visitors visitors() {
    var standard = Habits.DEFAULT;
    var habits = new Habits(bots, abandon, standard.misses(), standard.pressesTwice(), standard.nearBest(),
        standard.lastMoment(), Duration.ofMinutes(patienceMinutes), standard.browsing(), standard.paying());
    return new Scenario.Visitors(people, registered, shape, habits);
  }
}
