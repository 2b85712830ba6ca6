package gg.tiketi.laws.fleet;

import gg.tiketi.capacity.fleet.Decision;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.Known;
import gg.tiketi.capacity.fleet.Look;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanId;
import gg.tiketi.capacity.fleet.PlanNotReady;
import gg.tiketi.capacity.fleet.PlanState;
import gg.tiketi.capacity.fleet.ScalingAction;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.capacity.fleet.Step;
import gg.tiketi.capacity.fleet.Timeline;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.EventSink;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Watches a season and notes every breach of the laws C. */
final class FleetReferee implements EventSink {
  private static final Duration EARLY = Duration.ofMinutes(40);
  private static final Duration CALM = Duration.ofMinutes(15);

  private final SeasonScript script;
  private final VirtualClock clock;
  private final GroupModel group;
  private final List<String> breaches = new ArrayList<>();
  private final List<String> transcript = new ArrayList<>();
  private final Map<PlanId, Integer> notReady = new HashMap<>();
  private final Map<PlanId, Instant> missed = new LinkedHashMap<>();
  private final Set<EventId> checkedEarly = new HashSet<>();
  private final Set<EventId> checked = new HashSet<>();
  private int held;
  private boolean mustLook;

  FleetReferee(SeasonScript script, VirtualClock clock, GroupModel group) {
    this.script = script;
    this.clock = clock;
    this.group = group;
    held = group.state().held();
  }

  List<String> breaches() {
    return breaches;
  }

  /** Everything that was asked of the keeper of the group, with its time. */
  List<String> transcript() {
    return transcript;
  }

  private void breach(String law, String what) {
    breaches.add(law + " at " + clock.instant() + ": " + what);
  }

  @Override
  public void record(Optional<EventId> topic, List<DomainEvent> facts) {
    facts.forEach(fact -> {
      if (fact instanceof PlanNotReady late && notReady.merge(late.plan(), 1, Integer::sum) > 1) {
        breach("C5", "told twice that a plan is not ready");
      }
    });
  }

  // ---- after each step ----

  void look(Supplier<List<Plan>> plans) {
    int now = group.state().held();
    if (now < held) {
      judgeFall(now, plans.get());
    }
    if (now < FleetSeason.SIZING.min() || now > FleetSeason.SIZING.max()) {
      breach("C1", "the group has " + now);
    }
    held = now;
    script.sales.forEach(sale -> {
      if (!clock.instant().isBefore(sale.opensAt().minusSeconds(1_800)) && checkedEarly.add(sale.event())) {
        judgeRequest(sale, plans.get());
      }
      if (!clock.instant().isBefore(sale.opensAt()) && checked.add(sale.event())) {
        judgeOpening(sale, plans.get());
      }
    });
  }

  private void judgeFall(int now, List<Plan> plans) {
    var at = clock.instant();
    int floor = Math.min(new Timeline(FleetSeason.SIZING, plans).floor(at), script.most);
    if (now < floor) {
      breach("C4", "lowered from %d to %d, below the floor %d".formatted(held, now, floor));
    }
    if (plans.stream().anyMatch(plan -> plan.isProtecting(at))) {
      breach("C4", "lowered from %d to %d before an opening or a release".formatted(held, now));
    }
  }

  private void judgeRequest(SeasonScript.Sale sale, List<Plan> plans) {
    var at = clock.instant();
    var timeline = new Timeline(FleetSeason.SIZING, plans);
    long floor = Math.min(timeline.needFor(sale.opensAt(), at), script.most);
    boolean due = approved(sale, plans).stream().anyMatch(plan -> isEarly(plan, sale.opensAt()))
        && timeline.inForce(at).stream().allMatch(plan -> isEarly(plan, sale.opensAt()))
        && !script.isTroubled(at.minusSeconds(420), at);
    if (due && group.state().held() < floor) {
      breach("C5", "half an hour before the opening %d of %d were asked for".formatted(group.state().held(), floor));
    }
  }

  private void judgeOpening(SeasonScript.Sale sale, List<Plan> plans) {
    var at = sale.opensAt();
    for (var plan : approved(sale, plans)) {
      long users = plans.stream().filter(other -> other.isInForce(at))
          .filter(other -> !other.window().opensAt().isAfter(at))
          .filter(other -> other.equals(plan) || !approvedAt(other).isAfter(at.minusSeconds(120)))
          .mapToLong(Plan::users)
          .sum();
      long need = FleetSeason.SIZING.need((double) users);
      if (group.state().inService() >= need || !plan.isInForce(at)) {
        continue;
      }
      boolean allEarly = plans.stream().filter(other -> other.isInForce(at))
          .filter(other -> !other.window().opensAt().isAfter(at)).allMatch(other -> isEarly(other, at));
      if (allEarly && need <= script.most && !script.isTroubled(at.minus(CALM), at)) {
        breach("C5", "%d of %d instances at the opening".formatted(group.state().inService(), need));
      }
      missed.put(plan.id(), at);
    }
  }

  private static List<Plan> approved(SeasonScript.Sale sale, List<Plan> plans) {
    return plans.stream().filter(plan -> plan.state() == PlanState.APPROVED)
        .filter(plan -> plan.event().filter(sale.event()::equals).isPresent()).toList();
  }

  private static boolean isEarly(Plan plan, Instant opensAt) {
    return !approvedAt(plan).isAfter(opensAt.minus(EARLY));
  }

  private static Instant approvedAt(Plan plan) {
    return plan.approved().orElseThrow().at();
  }

  /** At the end everything that was missed must have been told, unless somebody took the plan back meanwhile. */
  void end(List<Plan> plans) {
    missed.forEach((id, at) -> {
      boolean kept = plans.stream().filter(plan -> plan.id().equals(id))
          .anyMatch(plan -> plan.state() == PlanState.APPROVED || plan.state() == PlanState.RELEASED);
      if (kept && !notReady.containsKey(id)) {
        breach("C5", "nobody was told that the plan of " + at + " was not ready");
      }
    });
  }

  // ---- calls ----

  /** The fleet, watched: after a call of which nobody knows what came of it somebody looks before anybody writes. */
  Fleet watching(Fleet fleet) {
    return new FleetOver(fleet) {
      @Override
      public Look look() {
        var look = super.look();
        mustLook = mustLook && look instanceof Look.Unseen;
        return look;
      }

      @Override
      public Outcome carryOut(Step step) {
        if (mustLook) {
          breach("C6", "a write without a look after an unknown outcome");
        }
        var outcome = super.carryOut(step);
        mustLook = outcome instanceof Outcome.Unknown;
        transcript.add(clock.instant() + " " + step);
        return outcome;
      }
    };
  }

  /** The book, watched: the same tick once more decides the same, and once it is carried out nothing more. */
  ScalingBook watching(ScalingBook book) {
    return new WatchedBook(book);
  }

  private final class WatchedBook extends BookOver {
    WatchedBook(ScalingBook book) {
      super(book);
    }

    @Override
    public Optional<Decided> decide(long token, Instant now, Function<Known, Draft> decider) {
      return super.decide(token, now, known -> {
        var draft = decider.apply(known);
        var again = decider.apply(known).decision();
        if (!again.equals(draft.decision())) {
          breach("C6", "the same tick decided otherwise");
        }
        boolean lowers = draft.decision().steps().stream().anyMatch(Step.Lower.class::isInstance);
        if (lowers && (known.memory().lowerTicks() == 0 || !known.memory().tickedAt().orElse(now).isBefore(now))) {
          breach("C4", "lowered at the first tick that wanted it");
        }
        var after = decider.apply(after(known, draft)).decision();
        if (!after.plans().isEmpty() || after.steps().stream().anyMatch(FleetReferee::isSizing)) {
          breach("C6", "a tick that was applied goes on: " + after.steps() + after.plans());
        }
        return draft;
      });
    }
  }

  private static boolean isSizing(Step step) {
    return step instanceof Step.Raise || step instanceof Step.Lower;
  }

  private static Known after(Known known, ScalingBook.Draft draft) {
    Decision decision = draft.decision();
    var changed = new LinkedHashMap<PlanId, Plan>();
    known.plans().forEach(plan -> changed.put(plan.id(), plan));
    decision.plans().forEach(plan -> changed.put(plan.id(), plan));
    Optional<ScalingAction> last = draft.actions().stream().filter(ScalingAction::isSizing).findFirst()
        .map(action -> action.settled(new Outcome.Done("again"))).or(known::last);
    return new Known(changed.values().stream().filter(plan -> plan.state().isOpen()).toList(), decision.memory(), last);
  }
}
