package gg.tiketi.queue.draw;

/**
 * A draw in one of its three states. There is no way from one to the next but the methods of the first two: no randomness can be
 * revealed for a list that is still open, and no list be frozen without a plan.
 */
public sealed interface Draw permits PlannedDraw, FrozenDraw, FinishedDraw {
  /** What was published first. */
  DrawPlan plan();
}
