package gg.tiketi.simulation;

import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.simulation.MoneyReferee.Captured;
import gg.tiketi.simulation.MoneyReferee.GivenBack;
import gg.tiketi.catalog.SaleRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A whole sale in virtual time over the production services. It starts no thread and asks no clock: equal scenarios take the same course,
 * to the last line of the transcript.
 */
public final class Simulation {
  private static final long ARRIVALS = 0x5851_F42D_4C95_7F2DL;

  private final Scenario scenario;
  private final Agenda agenda;
  private final Findings findings;
  private final Judges judges;
  private final Transcript transcript;
  private final Backstage backstage;
  private final Site site;
  private final Gauge gauge;

  /** Hears how far a simulation is. */
  @FunctionalInterface
  public interface Progress {
    /** Nobody listens. */
    Progress NONE = (reading, part) -> {};

    /**
     * How things stand.
     *
     * @param part of the simulated time that is over, 0 to 1
     */
    void at(SimulationReport.Reading reading, double part);
  }

  private Simulation(Scenario scenario, Machinery machinery, Consumer<String> lines) {
    this.scenario = scenario;
    agenda = new Agenda(scenario.begins());
    transcript = new Transcript(agenda, scenario.sale().opensAt(), lines);
    findings = new Findings(finding -> transcript.say("referee", finding));
    judges = judges(scenario, findings);
    backstage = new Backstage(scenario, machinery, agenda, judges, findings);
    site = new Site(backstage, judges, findings, transcript);
    gauge = new Gauge(site, backstage);
  }

  /** Runs a scenario on the in-memory adapters. */
  public static SimulationReport run(Scenario scenario) {
    return run(scenario, Machinery.STANDARD, Progress.NONE, line -> {});
  }

  /**
   * Runs a scenario.
   *
   * @param machinery what the site is built of
   * @param progress hears how far it is
   * @param lines gets each line of the transcript
   */
  public static SimulationReport run(Scenario scenario, Machinery machinery, Progress progress,
      Consumer<String> lines) {
    return new Simulation(scenario, machinery, lines).run(progress);
  }

  private static Judges judges(Scenario scenario, Findings findings) {
    var sizing = scenario.machines().sizing();
    var terms = new FleetReferee.Terms(scenario.sale().opensAt(), sizing.usersPerInstance(), sizing.min(),
        sizing.max(), scenario.machines().launch());
    return new Judges(new SeatReferee(findings, SaleRules.DEFAULT.maxPerPerson()),
        new MoneyReferee(findings, prices(scenario.sale().layout())),
        new OrderReferee(findings, sizing.usersPerInstance()),
        new FleetReferee(findings, terms, scenario.outages()));
  }

  private static Map<Integer, Long> prices(SeatLayout layout) {
    var prices = new HashMap<Integer, Long>();
    IntStream.range(0, layout.totalSeats()).forEach(index -> prices.put(index, layout.seat(index).price()));
    return prices;
  }

  private SimulationReport run(Progress progress) {
    site.open();
    invite();
    agenda.every(Gauge.EVERY, () -> {
      progress.at(gauge.read(), (double) Duration.between(scenario.begins(), agenda.instant()).toMillis()
          / Duration.between(scenario.begins(), scenario.ends()).toMillis());
      return true;
    });
    agenda.runUntil(scenario.ends());
    judge();
    return gauge.report(findings, transcript);
  }

  private void invite() {
    var visitors = scenario.visitors();
    var chance = new SplittableRandom(scenario.seed() ^ ARRIVALS);
    for (int number = 1; number <= visitors.people(); number++) {
      var person = new Person(number, visitors.habits(), site);
      site.expect(person, scenario.sale().opensAt().plus(visitors.shape().arrival(chance)));
      if (number <= visitors.registered()) {
        site.remind(person);
      }
    }
  }

  private void judge() {
    var charges = backstage.provider().book();
    var captured = charges.charges().stream().filter(charge -> charge.captured())
        .filter(charge -> !charge.decidedAt().isAfter(agenda.instant()))
        .map(charge -> new Captured(charge.paymentId().toString(), charge.amount().amount())).toList();
    var back = charges.refunds().stream()
        .map(refund -> new GivenBack(refund.paymentId().toString(), refund.amount().amount())).toList();
    judges.money().closes(captured, back, judges.seats().tickets());
    site.anyInstance().ifPresent(instance -> {
      var free = instance.tiketi().inventory().map(site.event()).free();
      judges.seats().closes(new ArrayList<>(free.stream().boxed().toList()), scenario.sale().layout().totalSeats(),
          agenda.instant());
    });
  }
}
