package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.Optional;

/**
 * How many people somebody expects around an opening. Plans are kept as people, not instances, so that those of several events
 * can be added up before anything is rounded (law C3).
 *
 * @param event that they come for; empty for a plan that belongs to no event
 * @param users how many are expected at once
 * @param policy what made the number: a forecaster's name, or {@code operator}
 * @param made by whom, when and why
 * @param approved by whom; empty while it is only proposed
 * @param ended by whom it was released, cancelled or superseded
 */
public record Plan(PlanId id, Optional<EventId> event, long users, PlanWindow window, String policy, Stamp made,
    PlanState state, Optional<Stamp> approved, Optional<Stamp> ended, PlanProgress progress) {
  /** Who makes and ends plans by itself. */
  public static final String PLANNER = "planner";
  /** The policy of plans that a person made. */
  public static final String OPERATOR = "operator";
  /** More than anybody has ever sold tickets to at once. */
  public static final long MOST_USERS = 100_000_000;

  public Plan {
    if (users < 0 || users > MOST_USERS) {
      throw new IllegalArgumentException("not a number of people: " + users);
    }
  }

  /** A new proposal. */
  public static Plan propose(PlanId id, Optional<EventId> event, long users, PlanWindow window, String policy,
      Stamp made) {
    return new Plan(id, event, users, window, policy, made, PlanState.PROPOSED, Optional.empty(), Optional.empty(),
        PlanProgress.NONE);
  }

  /** Approved; it begins when what is decided at this moment is carried out. */
  public Plan approve(Stamp stamp) {
    return new Plan(id, event, users, window.notBefore(stamp.at()), policy, made, PlanState.APPROVED,
        Optional.of(stamp), ended, progress);
  }

  /** Approved in the place of another one of the same event: from where that began, if it did. */
  Plan approve(Stamp stamp, Plan former) {
    var approved = approve(stamp);
    var window = former.isInForce(stamp.at()) ? approved.window().since(former.window()) : approved.window();
    return new Plan(id, event, users, window, policy, made, PlanState.APPROVED, Optional.of(stamp), ended,
        approved.progress());
  }

  /** Over, for whatever reason. */
  public Plan end(PlanState how, Stamp stamp) {
    if (how.isOpen()) {
      throw new IllegalArgumentException(how + " is no end");
    }
    return new Plan(id, event, users, window, policy, made, how, approved, Optional.of(stamp), progress);
  }

  Plan with(PlanProgress changed) {
    return new Plan(id, event, users, window, policy, made, state, approved, ended, changed);
  }

  /** Whether its people are counted at an instant. */
  public boolean isInForce(Instant at) {
    return approved.isPresent() && !at.isBefore(window.startsAt()) && at.isBefore(end());
  }

  /** Whether nothing may be taken away because of it: from 45 minutes before the opening until it is released. */
  public boolean isProtecting(Instant at) {
    return state == PlanState.APPROVED && !at.isBefore(window.opensAt().minus(PlanWindow.FREEZE))
        && at.isBefore(window.releasesAtLatest());
  }

  /** When it stops counting, as far as is known. */
  public Instant end() {
    return ended.map(Stamp::at).filter(at -> at.isBefore(window.releasesAtLatest()))
        .orElse(window.releasesAtLatest());
  }

  /** Whether it was made without anybody asking. */
  public boolean isAutomatic() {
    return made.who().equals(PLANNER);
  }
}
