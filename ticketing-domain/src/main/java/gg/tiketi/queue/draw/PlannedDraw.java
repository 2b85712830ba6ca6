package gg.tiketi.queue.draw;

import java.time.Instant;

/** A draw whose plan is public and whose list is open. */
public record PlannedDraw(DrawPlan plan) implements Draw {
  /** A new draw that will freeze its list at {@code opening}. */
  public static PlannedDraw of(DrawId id, Instant opening, Randomness randomness, DrawKeys keys) {
    return new PlannedDraw(new DrawPlan(id, opening, randomness.source(), randomness.commitment(id),
        keys.saltCommitment(id)));
  }

  /** What somebody gets who enters. */
  public Receipt receipt(Entrant entrant) {
    return new Receipt(plan.hash(), entrant);
  }

  /**
   * Closes the list; done again with the same list it gives the same draw.
   *
   * @throws IllegalStateException before the opening
   */
  public FrozenDraw freeze(EntrantList entrants, Instant now) {
    if (now.isBefore(plan.opening())) {
      throw new IllegalStateException("the list stays open until " + plan.opening());
    }
    return new FrozenDraw(plan, entrants);
  }
}
