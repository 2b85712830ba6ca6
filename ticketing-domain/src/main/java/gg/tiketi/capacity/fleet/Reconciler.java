package gg.tiketi.capacity.fleet;

import gg.tiketi.capacity.SizingRule;
import gg.tiketi.kernel.DomainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what to ask of the keeper of the group, from what the store knows and what is seen now and from nothing else: a server
 * that has just started decides the same as one that has run for weeks. It never lowers the group below the need of the plans in
 * force, takes nothing away from 45 minutes before an opening until the plan is released, and otherwise only what has been too
 * much for two ticks and is not needed by the people who are there (law C4).
 */
public final class Reconciler {
  /** How often it decides. */
  public static final Duration EVERY = Duration.ofSeconds(30);
  /** What was decided is begun within this time, or not at all. */
  public static final Duration BEGUN = Duration.ofSeconds(5);
  /** What was decided is carried out after this time, or never will be: a call takes five seconds at most. */
  public static final Duration SETTLED = Duration.ofSeconds(15);
  /** What was refused is tried again only after this time, or when it has become something else. */
  private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(5);
  private static final Duration TROUBLE = Duration.ofMinutes(5);
  private static final Duration AFTER_MUCH_TROUBLE = Duration.ofSeconds(55);
  private static final int TICKS_TO_LOWER = 2;

  private final SizingRule sizing;
  private final ReactiveRules reactive;

  public Reconciler(SizingRule sizing, ReactiveRules reactive) {
    this.sizing = sizing;
    this.reactive = reactive;
  }

  SizingRule sizing() {
    return sizing;
  }

  /** What to do now. Deciding twice with the same knowledge and sight decides the same. */
  public Decision decide(Known known, Sight sight, Instant now) {
    var watch = new PlanWatch(known.plans(), sight, new Timeline(sizing, known.plans()), sizing.max(), now);
    var timeline = new Timeline(sizing, watch.plans());
    var facts = new ArrayList<>(watch.facts());
    return switch (sight.group()) {
      case Look.Unseen(var code) -> {
        var memory = troubled(known.memory(), Optional.of(new Failure(code, TROUBLE)), facts, now);
        yield new Decision(new FleetMemory(Optional.of(now), memory.asked(), 0, memory.reactive(),
            memory.failingSince(), memory.troubleTold()), watch.changed(), facts, List.of(), "");
      }
      case Look.Seen(var group, var bookings) -> {
        var memory = troubled(known.memory(), failure(known.last(), now), facts, now);
        var seen = new Seen(group, timeline, watch.plans(), memory, known.last(), sight.crowd(), now);
        yield decided(seen, bookings, watch, facts);
      }
    };
  }

  /** All that a decision about the size rests on. */
  private record Seen(GroupState group, Timeline timeline, List<Plan> plans, FleetMemory memory,
      Optional<ScalingAction> last, Optional<Crowd> crowd, Instant now) {
    boolean isFrozen() {
      return plans.stream().anyMatch(plan -> plan.isProtecting(now));
    }
  }

  private Decision decided(Seen seen, List<Booking> bookings, PlanWatch watch, List<DomainEvent> facts) {
    int floor = seen.timeline().floor(seen.now());
    var standing = new ReactiveRules.Standing(seen.group().held(), floor);
    var state = reactive.step(seen.memory().reactive(), seen.crowd(), standing, sizing, seen.now());
    int wanted = Math.min(Math.max(floor, Math.min(state.level(), sizing.max())), seen.group().max());
    int lower = lower(seen, wanted, state);
    int ticks = lower < seen.group().held() ? ticks(seen) : 0;
    var step = step(seen, wanted, lower, ticks).filter(next -> !rests(seen, next));
    var steps = new ArrayList<>(step.stream().toList());
    steps.addAll(new BookingPlan(seen.timeline(), seen.plans(), sizing, seen.now()).steps(bookings, seen.group()));
    var asked = step.map(Reconciler::size).or(() -> seen.memory().asked());
    var memory = new FleetMemory(Optional.of(seen.now()), asked, ticks, state, seen.memory().failingSince(),
        seen.memory().troubleTold());
    return new Decision(memory, watch.changed(), facts, steps, why(seen, floor, state));
  }

  /** The size that would do: what is wanted, what the people there need, and all there is while nothing may be taken away. */
  private int lower(Seen seen, int wanted, ReactiveState state) {
    boolean kept = seen.isFrozen() || state.isOutage(seen.now()) || seen.crowd().isEmpty();
    return kept
        ? seen.group().held()
        : seen.crowd().map(crowd -> Math.max(wanted, sizing.instances((double) crowd.demand())))
            .orElse(seen.group().held());
  }

  /** How many ticks in a row, this one included; the same tick again is no further one. */
  private static int ticks(Seen seen) {
    boolean again = seen.memory().tickedAt().filter(at -> !at.isBefore(seen.now())).isPresent();
    return again ? seen.memory().lowerTicks() : seen.memory().lowerTicks() + 1;
  }

  private static Optional<Step> step(Seen seen, int wanted, int lower, int ticks) {
    if (wanted > seen.group().min()) {
      return Optional.of(new Step.Raise(wanted));
    }
    return ticks >= TICKS_TO_LOWER ? Optional.of(new Step.Lower(lower, lower)) : Optional.empty();
  }

  private static int size(Step step) {
    return switch (step) {
      case Step.Raise(int min) -> min;
      case Step.Lower(int min, int desired) -> desired;
      case Step.Book(var booking) -> booking.min();
      case Step.Unbook(var name) -> 0;
    };
  }

  // ---- what came of the last time ----

  /** While the last write may still be under way nobody writes, and what was refused is not asked again at once. */
  private static boolean rests(Seen seen, Step next) {
    return seen.last().filter(last -> last.at().plus(last.outcome().map(outcome -> switch (outcome) {
      case Outcome.Done(var id) -> Duration.ofMillis(1);
      case Outcome.Busy(var code) -> isLasting(seen) ? AFTER_MUCH_TROUBLE : SETTLED;
      case Outcome.Unknown(var reason) -> SETTLED;
      case Outcome.Refused(var code, var reason) -> last.step().equals(next) ? AFTER_A_REFUSAL : SETTLED;
    }).orElse(SETTLED)).isAfter(seen.now())).isPresent();
  }

  private static boolean isLasting(Seen seen) {
    return seen.memory().failingSince().filter(since -> since.plus(AFTER_MUCH_TROUBLE).isBefore(seen.now()))
        .isPresent();
  }

  /** What went wrong, and how long that may last before it is told. */
  private record Failure(String code, Duration patience) {}

  private static Optional<Failure> failure(Optional<ScalingAction> last, Instant now) {
    return last.filter(action -> action.at().plus(AFTER_A_REFUSAL).plus(EVERY.multipliedBy(2)).isAfter(now))
        .flatMap(ScalingAction::outcome)
        .flatMap(outcome -> switch (outcome) {
          case Outcome.Done(var id) -> Optional.empty();
          case Outcome.Busy(var code) -> Optional.of(new Failure(code, TROUBLE));
          case Outcome.Refused(var code, var reason) -> Optional.of(new Failure(code, Duration.ZERO));
          case Outcome.Unknown(var reason) -> Optional.of(new Failure(reason, TROUBLE));
        });
  }

  private static FleetMemory troubled(FleetMemory was, Optional<Failure> failure, List<DomainEvent> facts,
      Instant now) {
    if (failure.isEmpty()) {
      return new FleetMemory(was.tickedAt(), was.asked(), was.lowerTicks(), was.reactive(), Optional.empty(), false);
    }
    var since = was.failingSince().orElse(now);
    boolean tell = !was.troubleTold() && !since.plus(failure.get().patience()).isAfter(now);
    if (tell) {
      facts.add(new FleetTroubled(since, failure.get().code()));
    }
    return new FleetMemory(was.tickedAt(), was.asked(), was.lowerTicks(), was.reactive(), Optional.of(since),
        was.troubleTold() || tell);
  }

  // ---- why ----

  private String why(Seen seen, int floor, ReactiveState state) {
    var at = seen.now();
    var text = "%d plans expect %d people, who need %d instances; the floor is %d".formatted(
        seen.timeline().inForce(at).size(), seen.timeline().users(at), seen.timeline().need(at), floor);
    if (state.level() > floor) {
      text += ", the reactive rules want " + state.level();
    }
    var drift = seen.memory().asked().filter(asked -> asked != seen.group().min());
    return drift.isEmpty()
        ? text
        : text + "; the group has a least size of %d where %d was asked".formatted(seen.group().min(), drift.get());
  }
}
