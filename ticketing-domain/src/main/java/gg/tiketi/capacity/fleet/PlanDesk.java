package gg.tiketi.capacity.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what a new or approved plan does to the others of its event; the stores ask it with the plans locked. */
public final class PlanDesk {
  private PlanDesk() {}

  /**
   * What to write for a new plan: itself, and the one it supersedes.
   *
   * @param open the open plans of its event; none if it has no event
   * @return empty if the plan is contradicted
   */
  public static Optional<List<Plan>> add(Plan plan, List<Plan> open) {
    if (plan.state() == PlanState.PROPOSED || plan.event().isEmpty()) {
      return Optional.of(List.of(plan));
    }
    if (open.stream().anyMatch(other -> other.state() == PlanState.APPROVED && !other.isAutomatic())) {
      return Optional.empty();
    }
    return Optional.of(instead(plan, plan.approved().orElse(plan.made()), open));
  }

  /** What to write for an approval: the plan approved, and the ones it supersedes. */
  public static List<Plan> approve(Plan proposal, Stamp stamp, List<Plan> open) {
    return instead(proposal, stamp, open);
  }

  private static List<Plan> instead(Plan plan, Stamp stamp, List<Plan> open) {
    var changed = new ArrayList<Plan>();
    var taking = plan.approve(stamp);
    for (var other : open) {
      if (other.state() == PlanState.APPROVED && !other.id().equals(plan.id())) {
        taking = plan.approve(stamp, other);
        changed.add(other.end(PlanState.SUPERSEDED, stamp));
      }
    }
    changed.addFirst(taking);
    return changed;
  }
}
