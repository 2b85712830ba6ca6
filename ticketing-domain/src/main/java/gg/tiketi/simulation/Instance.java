package gg.tiketi.simulation;

import gg.tiketi.CrowdsInSight;
import gg.tiketi.FleetCrowd;
import gg.tiketi.Tiketi;
import gg.tiketi.capacity.TrafficService;
import gg.tiketi.capacity.fleet.ScalingService;
import gg.tiketi.capacity.forecast.ForecastService;
import gg.tiketi.queue.QueueService;
import gg.tiketi.queue.QueueSettings;
import gg.tiketi.queue.WaitingRoom;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;

/** One server process: the production services over the shared stores, with the memory and the pulses that each of them has. */
final class Instance {
  private final String name;
  private final Backstage backstage;
  private final Tiketi tiketi;
  private final QueueService queue;
  private final TrafficService traffic;
  private final CrowdsInSight crowds;
  private final ScalingService scaling;
  private boolean alive = true;
  private boolean draining;

  /** An instance that begins to serve. */
  Instance(String name, Backstage backstage) {
    this.name = name;
    this.backstage = backstage;
    var parts = backstage.parts();
    var sizing = backstage.scenario().machines().sizing();
    var standard = QueueSettings.of(name);
    var settings = new QueueSettings(name, sizing.usersPerInstance(), standard.threshold(), standard.ratePerSecond(),
        standard.times(), standard.claimFixed(), standard.admission());
    var room = new WaitingRoom(parts.lines(), parts.shares(), parts.queueBook(), parts.draws(), parts.passes(),
        settings);
    tiketi = Tiketi.over(parts.stores(), backstage.surroundings(room));
    queue = tiketi.queue().orElseThrow();
    traffic = new TrafficService(parts.trafficBook(), tiketi.catalog(), sizing);
    crowds = new CrowdsInSight(queue, Map::of, name);
    var forecasts = new ForecastService(traffic, tiketi.catalog(), sizing);
    // How busy machines would be is not simulated: the rules go by the people who wait.
    var crowd = new FleetCrowd(parts.trafficBook(), parts.scalingBook(), tiketi, OptionalDouble::empty,
        backstage.agenda());
    scaling = new ScalingService(new ScalingService.Parts(parts.scalingBook(), parts.fleet(), (metrics, at) -> {},
        sizing, backstage.expectations(forecasts), crowd, name), tiketi.catalog(), backstage.ids(),
        backstage.agenda());
  }

  /** Begins its pulses, at the intervals of a real server; those that any instance may do are not here. */
  void start() {
    every(Duration.ofMillis(250), () -> tiketi.feed().read(), () -> queue.tick(backstage.agenda().instant()));
    every(Duration.ofSeconds(1), () -> queue.settle(backstage.agenda().instant()), queue::keepSafe);
    every(Duration.ofSeconds(20), () -> crowds.tell(traffic, backstage.agenda().instant()));
    every(Duration.ofSeconds(5), scaling::pulse);
  }

  /** Pulses of one period; what goes wrong in one of them is not the other's. */
  private void every(Duration period, Runnable... pulses) {
    backstage.agenda().every(period, () -> {
      for (var pulse : pulses) {
        if (alive) {
          backstage.carefully(pulse);
        }
      }
      return alive;
    });
  }

  String name() {
    return name;
  }

  Tiketi tiketi() {
    return tiketi;
  }

  QueueService queue() {
    return queue;
  }

  /** Takes no new visitors; answers those who are there. */
  void drain() {
    if (!draining) {
      draining = true;
      backstage.carefully(queue::drain);
    }
  }

  /** Gone, with all that it remembers. */
  void die() {
    alive = false;
  }

  boolean isAlive() {
    return alive;
  }

  boolean isDraining() {
    return draining;
  }
}
