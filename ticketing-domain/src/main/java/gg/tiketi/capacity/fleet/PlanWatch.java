package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.DomainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a tick makes of each plan: released when its crowd has gone, and told when its instances are late (law C5). */
final class PlanWatch {
  /** All instances should be seen in service so long before the opening. */
  static final Duration DUE = Duration.ofMinutes(10);
  /** What was seen so long before the opening still holds at the opening. */
  private static final Duration FRESH = Duration.ofMinutes(1);
  /** The crowd of an event is gone when it is below this part of what was expected, for so long. */
  private static final double SMALL = 0.6;
  private static final Duration CALM = Duration.ofMinutes(15);
  private static final Duration LONGEST_GAP = Duration.ofMinutes(2);

  private final int most;
  private final Sight sight;
  private final Instant now;
  private final List<Plan> plans = new ArrayList<>();
  private final List<Plan> changed = new ArrayList<>();
  private final List<DomainEvent> facts = new ArrayList<>();

  PlanWatch(List<Plan> open, Sight sight, Timeline timeline, int most, Instant now) {
    this.most = most;
    this.sight = sight;
    this.now = now;
    for (var plan : open) {
      var seen = plan.state() == PlanState.APPROVED
          ? released(judged(plan, timeline.needFor(plan.window().opensAt(), now)))
          : overtaken(plan);
      plans.add(seen);
      if (!seen.equals(plan)) {
        changed.add(seen);
      }
    }
  }

  List<Plan> plans() {
    return plans;
  }

  List<Plan> changed() {
    return changed;
  }

  List<DomainEvent> facts() {
    return facts;
  }

  /** A proposal that nobody approved in time ends. */
  private Plan overtaken(Plan plan) {
    return now.isBefore(plan.window().releasesAtLatest())
        ? plan
        : ended(plan, PlanState.CANCELLED, "nobody approved it in time");
  }

  private Plan ended(Plan plan, PlanState how, String why) {
    facts.add(new PlanChanged(plan.id(), how));
    return plan.end(how, new Stamp(Plan.PLANNER, now, why));
  }

  // ---- ready or not ----

  private Plan judged(Plan plan, long need) {
    var progress = plan.progress();
    var opensAt = plan.window().opensAt();
    boolean early = now.isBefore(opensAt.minus(DUE)) || !plan.isInForce(now);
    if (early || progress.notReadyAt().isPresent() || wasReadyAt(opensAt, progress)) {
      return plan;
    }
    // A plan that begins after the opening is late already; what counts is whether it is ready now.
    boolean inTime = now.isBefore(opensAt) || !plan.window().startsAt().isBefore(opensAt);
    if (inTime && inService() >= need) {
      return plan.with(progress.ready(now));
    }
    facts.add(new PlanNotReady(plan.id(), need, most, inService()));
    return plan.with(progress.notReady(now));
  }

  private boolean wasReadyAt(Instant opensAt, PlanProgress progress) {
    return !now.isBefore(opensAt) && progress.readyAt().isPresent()
        && !progress.readyAt().get().plus(FRESH).isBefore(opensAt);
  }

  private int inService() {
    return switch (sight.group()) {
      case Look.Seen(var group, var bookings) -> group.inService();
      case Look.Unseen(var code) -> 0;
    };
  }

  // ---- released ----

  private Plan released(Plan plan) {
    if (!now.isBefore(plan.window().releasesAtLatest())) {
      return ended(plan, PlanState.RELEASED, "its time is over");
    }
    if (now.isBefore(plan.window().opensAt().plus(PlanWindow.LEAST_STAY))) {
      return plan;
    }
    if (!isCalm(plan)) {
      return plan.progress().calmSince().isEmpty() ? plan : plan.with(plan.progress().crowded());
    }
    var since = plan.progress().calmSeen().filter(seen -> !seen.plus(LONGEST_GAP).isBefore(now))
        .flatMap(seen -> plan.progress().calmSince()).orElse(now);
    var calm = plan.with(plan.progress().calm(since, now));
    return since.plus(CALM).isAfter(now) ? calm : ended(calm, PlanState.RELEASED, "its crowd has gone");
  }

  private boolean isCalm(Plan plan) {
    return presence(plan)
        .filter(there -> (there.over() || there.queued() == 0) && there.demand() < SMALL * plan.users())
        .isPresent();
  }

  /** Who is at the plan's event; a plan without one is for everybody. */
  private Optional<Crowd.Presence> presence(Plan plan) {
    return sight.crowd().flatMap(crowd -> plan.event().map(event -> Optional.ofNullable(crowd.events().get(event)))
        .orElseGet(() -> Optional.of(
            new Crowd.Presence(crowd.users(), crowd.queued(), false, OptionalLong.empty()))));
  }
}
