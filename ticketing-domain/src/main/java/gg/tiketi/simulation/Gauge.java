package gg.tiketi.simulation;

import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.Timeline;
import gg.tiketi.queue.LineFigures;
import gg.tiketi.queue.LineMirror;
import gg.tiketi.simulation.SimulationReport.Machines;
import gg.tiketi.simulation.SimulationReport.Reading;
import gg.tiketi.simulation.SimulationReport.Sale;
import gg.tiketi.simulation.Tally.Count;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how things stand, again and again, and makes the report of it. */
final class Gauge {
  /** How often it is read. */
  static final Duration EVERY = Duration.ofSeconds(15);
  private static final double MINUTES = EVERY.toSeconds() / 60.0;

  private final Site site;
  private final Backstage backstage;
  private final List<Reading> readings = new ArrayList<>();
  private Optional<Plan> plan = Optional.empty();

  Gauge(Site site, Backstage backstage) {
    this.site = site;
    this.backstage = backstage;
  }

  /** Reads once. */
  Reading read() {
    var now = site.now();
    var sizing = site.scenario().machines().sizing();
    var figures = site.anyInstance().flatMap(instance -> instance.queue().mirror(site.event()))
        .map(LineMirror::figures).orElse(LineFigures.NONE);
    var plans = backstage.plans(now);
    plan = plans.stream().reduce((one, later) -> later).or(() -> plan);
    int total = site.scenario().sale().layout().totalSeats();
    int free = site.anyInstance().map(instance -> instance.tiketi().inventory().map(site.event()).free().cardinality())
        .orElse(total);
    int sold = (int) site.tally().get(Count.SEATS_SOLD);
    var reading = new Reading(Duration.between(site.opensAt(), now).toSeconds(), figures.inside(),
        figures.waiting() + figures.called(), figures.threshold(), new Timeline(sizing, plans).floor(now),
        backstage.group().state().inService(),
        sizing.instances((double) figures.inside() + figures.waiting() + figures.called()),
        Math.max(0, total - free - sold), sold);
    readings.add(reading);
    return reading;
  }

  /** What became of it all. */
  SimulationReport report(Findings findings, Transcript transcript) {
    var scenario = site.scenario();
    return new SimulationReport(scenario.seed(), scenario.machines().policy(),
        plan.map(made -> made.made().reason()).orElse("nothing was planned"), scenario.visitors().people(),
        scenario.sale().layout().totalSeats(), plan(), sale(), machines(), site.tally().all(), readings,
        site.waits().byMinute(), findings.first(), findings.count(), transcript.count(), transcript.sha256Hex());
  }

  private SimulationReport.Plan plan() {
    var sizing = site.scenario().machines().sizing();
    long peak = readings.stream().mapToLong(Gauge::demand).max().orElse(0);
    long expected = plan.map(Plan::users).orElse(0L);
    return new SimulationReport.Plan(expected, peak, sizing.instances((double) expected),
        sizing.instances((double) peak), site.judges().fleet().inServiceAtOpening(), site.notReady());
  }

  private static long demand(Reading reading) {
    return reading.inside() + reading.queued();
  }

  private Sale sale() {
    int total = site.scenario().sale().layout().totalSeats();
    return new Sale(site.tally().get(Count.SEATS_SOLD), soldAfter(total / 2), soldAfter(total / 10 * 9),
        site.waits().percentile(.5).toSeconds(), site.waits().percentile(.99).toSeconds());
  }

  private long soldAfter(int seats) {
    return readings.stream().filter(reading -> reading.sold() >= seats).mapToLong(Reading::second).findFirst()
        .orElse(-1);
  }

  private Machines machines() {
    double served = 0;
    double idle = 0;
    double missing = 0;
    for (var reading : readings) {
      served += reading.inService() * MINUTES;
      idle += Math.max(0, reading.inService() - reading.needed()) * MINUTES;
      missing += Math.max(0, reading.needed() - reading.inService()) * MINUTES;
    }
    return new Machines(served, idle, missing, site.scenario().machines().ratio().cost(missing, idle));
  }
}
