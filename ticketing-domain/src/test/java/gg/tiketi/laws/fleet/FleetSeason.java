package gg.tiketi.laws.fleet;

import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.Look;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanId;
import gg.tiketi.capacity.fleet.PlanWindow;
import gg.tiketi.capacity.fleet.ReactiveRules;
import gg.tiketi.capacity.fleet.Reconciler;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.capacity.fleet.ScalingLoop;
import gg.tiketi.capacity.fleet.Stamp;
import gg.tiketi.capacity.fleet.Step;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.laws.fleet.SeasonScript.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Some sales over one fleet, played by two instances that fall over in the middle of a call, stand still while the other one goes
 * on, and meet a keeper of the group that is slow, late and out of order, in virtual time.
 */
final class FleetSeason {
  static final SizingRule SIZING = SizingRule.DEFAULT;
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int FALLS_IN = 400;
  private static final int STANDS_STILL_IN = 150;

  private final SeasonScript script;
  private final VirtualClock clock = new VirtualClock();
  private final Random random;
  private final GroupModel group;
  private final ScalingBook book;
  private final FleetReferee referee;
  private final IdSource ids;
  private final List<ScalingLoop> loops = new ArrayList<>();
  private int acted;
  private boolean nested;

  FleetSeason(long seed, FleetParts parts) {
    script = new SeasonScript(seed);
    random = script.luck();
    ids = new RandomIds(new Random(seed));
    var launches = new Random(seed + 1);
    var traits = new GroupModel.Traits(() -> Duration.ofSeconds(120 + launches.nextInt(360)), Duration.ofMinutes(2),
        Duration.ofSeconds(random.nextInt(20)), Duration.ofSeconds(random.nextInt(120)));
    group = new GroupModel(clock, traits, SIZING.min(), script.most, SIZING.min());
    referee = new FleetReferee(script, clock, group);
    book = referee.watching(parts.books().apply(referee));
    Faults faults = call -> script.fault(clock.instant());
    for (int number = 0; number < 2; number++) {
      int loop = number;
      var watched = referee.watching(parts.fleets().apply(group, faults));
      var fleet = new FrailFleet(parts.hands().apply(watched), () -> mishap(loop));
      loops.add(new ScalingLoop(parts.reads().apply(book), fleet, new Reconciler(SIZING, ReactiveRules.DEFAULT),
          () -> script.crowd(clock.instant()), ids, clock, "instance-" + loop));
    }
  }

  /** Plays it to its end. */
  FleetReferee play() {
    while (clock.instant().isBefore(script.end)) {
      step();
    }
    referee.end(book.plans(Instant.MIN, Instant.MAX));
    return referee;
  }

  int sales() {
    return script.sales.size();
  }

  private void step() {
    var now = clock.pass(STEP);
    while (acted < script.acts.size() && !script.acts.get(acted).at().isAfter(now)) {
      act(script.acts.get(acted), now);
      acted++;
    }
    for (int loop = 0; loop < loops.size(); loop++) {
      if (!script.isDown(loop, now)) {
        pulse(loop);
      }
    }
    referee.look(() -> book.plans(Instant.MIN, Instant.MAX));
  }

  private void pulse(int loop) {
    try {
      loops.get(loop).pulse();
    } catch (Fall fall) {
      script.rests(loop, clock.instant(), clock.instant().plusSeconds(60));
    }
  }

  private void act(Act act, Instant now) {
    var open = book.open(act.sale().event());
    switch (act.kind()) {
      case CANCEL -> open.forEach(plan -> book.cancel(plan.id(), new Stamp("admin", now, "taken back")));
      case PLAN -> book.add(plan(act, now, Plan.PLANNER).approve(new Stamp(Plan.PLANNER, now, "forecast")));
      case PROPOSE_AND_APPROVE -> {
        var proposal = plan(act, now, "admin");
        book.add(proposal);
        book.approve(proposal.id(), new Stamp("admin", now, "yes"));
      }
    }
  }

  private Plan plan(Act act, Instant now, String author) {
    return Plan.propose(new PlanId(ids.next()), Optional.of(act.sale().event()), act.users(),
        PlanWindow.before(act.sale().opensAt(), PlanWindow.lead(List.of()), now), "season",
        new Stamp(author, now, "people come"));
  }

  /** The instance falls over, or stands still while the others go on; mostly nothing. */
  private void mishap(int loop) {
    if (random.nextInt(FALLS_IN) == 0) {
      throw new Fall();
    }
    if (!nested && random.nextInt(STANDS_STILL_IN) == 0) {
      nested = true;
      var until = clock.instant().plusSeconds(1 + random.nextInt(180));
      script.rests(loop, clock.instant(), until);
      while (clock.instant().isBefore(until) && clock.instant().isBefore(script.end)) {
        step();
      }
      nested = false;
    }
  }

  /** What is left of what an instance was doing when it died. */
  private static final class Fall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fall() {
      super("fell over", null, false, false);
    }
  }

  /** A fleet asked by an instance that may fall over before or after each call, or stand still after a look. */
  private static final class FrailFleet extends FleetOver {
    private final Runnable mishap;

    FrailFleet(Fleet fleet, Runnable mishap) {
      super(fleet);
      this.mishap = mishap;
    }

    @Override
    public Look look() {
      var seen = super.look();
      mishap.run();
      return seen;
    }

    @Override
    public Outcome carryOut(Step step) {
      var outcome = super.carryOut(step);
      mishap.run();
      return outcome;
    }
  }

  /**
   * What was played.
   *
   * @param breaches of the laws, each with the seed of its season
   * @param first everything that was asked of the keeper of the group in the first season
   */
  record Played(List<String> breaches, List<String> first) {}

  /** Plays seasons until so many sales are over or a breach is enough. */
  static Played play(FleetParts parts, int sales, long firstSeed, Predicate<String> enough) {
    var breaches = new ArrayList<String>();
    var first = List.<String>of();
    int played = 0;
    for (long seed = firstSeed; played < sales && breaches.stream().noneMatch(enough); seed++) {
      var season = new FleetSeason(seed, parts);
      var referee = season.play();
      long number = seed;
      referee.breaches().forEach(breach -> breaches.add("seed " + number + ": " + breach));
      first = seed == firstSeed ? referee.transcript() : first;
      played += season.sales();
    }
    return new Played(breaches, first);
  }
}
