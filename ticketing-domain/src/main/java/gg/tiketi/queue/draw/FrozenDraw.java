package gg.tiketi.queue.draw;

import java.util.Optional;

/** A draw whose list is closed. Its root and size must be public before anybody asks for the randomness. */
public final class FrozenDraw implements Draw {
  private final DrawPlan plan;
  private final EntrantList entrants;

  FrozenDraw(DrawPlan plan, EntrantList entrants) {
    this.plan = plan;
    this.entrants = entrants;
  }

  @Override
  public DrawPlan plan() {
    return plan;
  }

  /** Everybody in it. */
  public EntrantList entrants() {
    return entrants;
  }

  /**
   * Draws; empty while the randomness does not exist yet.
   *
   * @throws IllegalStateException if what is revealed is not what the plan promised
   */
  public Optional<FinishedDraw> draw(Randomness randomness) {
    return randomness.reveal(this).map(revealed -> drawn(randomness, revealed));
  }

  /**
   * The same draw again, from what was revealed then.
   *
   * @throws IllegalStateException if that is not what the plan promised
   */
  public FinishedDraw drawn(Randomness randomness, Secret revealed) {
    if (!randomness.isPromised(plan, revealed)) {
      throw new IllegalStateException("not what was promised for the draw " + plan.id());
    }
    return new FinishedDraw(plan, entrants, revealed);
  }
}
