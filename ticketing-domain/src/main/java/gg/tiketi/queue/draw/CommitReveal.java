package gg.tiketi.queue.draw;

import java.util.Optional;

/** The operator's own secret: its commitment stands in the plan, and it is revealed when the list is frozen. */
public final class CommitReveal implements Randomness {
  private final DrawKeys keys;

  /** With secrets from these keys. */
  public CommitReveal(DrawKeys keys) {
    this.keys = keys;
  }

  @Override
  public Source source() {
    return Source.COMMIT_REVEAL;
  }

  @Override
  public Hash commitment(DrawId id) {
    return keys.secret(id).commitment();
  }

  @Override
  public Optional<Secret> reveal(FrozenDraw draw) {
    return Optional.of(keys.promised(draw.plan()));
  }

  @Override
  public boolean isPromised(DrawPlan plan, Secret revealed) {
    return revealed.commitment().equals(plan.commitment());
  }
}
