package gg.tiketi.capacity.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something asked of the keeper of the group.
 *
 * @param plans in force when it was decided
 * @param observed the group as it was seen
 * @param token of the leader who decided it
 * @param why in one sentence
 * @param fleet whose
 * @param dryRun whether nothing was really done
 * @param outcome empty while nobody knows yet, or when who asked has died
 */
public record ScalingAction(UUID id, Instant at, Step step, List<PlanId> plans, GroupState observed, long token,
    String why, String fleet, boolean dryRun, Optional<Outcome> outcome) {
  public ScalingAction {
    plans = List.copyOf(plans);
  }

  /** Whether it writes the size of the group and not only a booking. */
  public boolean isSizing() {
    return switch (step) {
      case Step.Raise(int min) -> true;
      case Step.Lower(int min, int desired) -> true;
      case Step.Book(var booking) -> false;
      case Step.Unbook(var name) -> false;
    };
  }

  /** The same with its end. */
  public ScalingAction settled(Outcome end) {
    return new ScalingAction(id, at, step, plans, observed, token, why, fleet, dryRun, Optional.of(end));
  }
}
