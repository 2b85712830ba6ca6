package gg.tiketi.app;

import gg.tiketi.app.config.Config;
import gg.tiketi.aws.AwsClients;
import gg.tiketi.aws.AwsDepartures;
import gg.tiketi.aws.AwsFleet;
import gg.tiketi.aws.AwsMetrics;
import gg.tiketi.aws.AwsSettings;
import gg.tiketi.capacity.fleet.Departures;
import gg.tiketi.capacity.fleet.DryRunFleet;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.FleetMetrics;
import gg.tiketi.capacity.fleet.ScalingBook;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * What the fleet is scaled with.
 *
 * @param departures whether this machine is to go; empty if nobody takes it away
 */
record ScalingGear(Fleet fleet, FleetMetrics metrics, Optional<Departures> departures, Runnable close) {
  /**
   * As the configuration says.
   *
   * @param ready how many instances are ready
   */
  static ScalingGear of(Config config, ScalingBook book, IntSupplier ready, InstantSource clock) {
    return switch (config.scaling()) {
      case Config.Scaling.DryRun(var aws) -> {
        var fleet = new DryRunFleet(config.sizing(), () -> book.memory().asked(), ready, clock);
        yield aws.map(settings -> over(settings, clients -> fleet))
            .orElseGet(() -> new ScalingGear(fleet, (metrics, at) -> {}, Optional.empty(), () -> {}));
      }
      case Config.Scaling.Aws(var settings) -> over(settings, clients -> new AwsFleet(clients, settings));
    };
  }

  private static ScalingGear over(AwsSettings settings, Function<AwsClients, Fleet> fleet) {
    var clients = AwsClients.of(settings);
    return new ScalingGear(fleet.apply(clients), new AwsMetrics(clients, settings),
        settings.instance().map(instance -> new AwsDepartures(clients, settings, instance)), clients::close);
  }
}
