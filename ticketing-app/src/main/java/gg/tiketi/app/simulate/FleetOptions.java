package gg.tiketi.app.simulate;

import gg.tiketi.app.backtest.AliasOptions;
import gg.tiketi.app.backtest.CostOptions;
import gg.tiketi.capacity.forecast.DemandForecaster;
import gg.tiketi.capacity.forecast.Policies;
import gg.tiketi.simulation.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What serves the people: the fleet, and what it is planned by. */
final class FleetOptions {
  private static final String ALL = "all";

  @Option(names = "--policy", paramLabel = "POLICY", description = "Whose forecast is planned for, or all: the same people once for each policy. Default: ${DEFAULT-VALUE}")
  private String policy = "simple-average";

  @Option(names = "--history", paramLabel = "FILE", description = "Recorded minutes of past sales: event,artist,opensAt,minute,concurrent,queued with RFC 3339 times.")
  private @Nullable Path history;

  @Mixin
  private AliasOptions aliases = new AliasOptions();

  @Option(names = "--synthetic", paramLabel = "SEED", description = "Past sales of made-up artists whose popularity jumps.")
  private @Nullable Long synthetic;

  @Option(names = "--artist", paramLabel = "NAME", description = "Whose sale it is. Default: whose was the last one.")
  private @Nullable String artist;

  @Mixin
  private CostOptions cost = new CostOptions();

  @Option(names = "--launch-minutes", paramLabel = "N", description = "How long an instance takes to start. Default: ${DEFAULT-VALUE}")
  private int launchMinutes = 8;

  Past past() throws IOException {
    if (history != null && synthetic != null) {
      throw new IllegalArgumentException("--history and --synthetic cannot be given together");
    }
    var name = Optional.ofNullable(artist);
    if (history != null) {
      return Past.csv(history, aliases.groups(), name);
    }
    return synthetic != null ? Past.synthetic(synthetic, name) : Past.none(name);
  }

  /** The policies that are asked for. */
  List<String> policies() {
    var known = Policies.all(cost.sizing(), cost.ratio()).stream().map(DemandForecaster::id).toList();
    if (policy.equals(ALL)) {
      return known;
    }
    if (!known.contains(policy)) {
      throw new IllegalArgumentException("\"" + policy + "\" is none of " + String.join(", ", known) + " or all");
    }
    return List.of(policy);
  }

  Scenario.Machines machines(Past past, String by) {
    return new Scenario.Machines(cost.sizing(), Duration.ofMinutes(launchMinutes), by, cost.ratio(), past.history());
  }
}
