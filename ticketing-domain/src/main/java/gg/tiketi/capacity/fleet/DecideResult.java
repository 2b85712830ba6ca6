package gg.tiketi.capacity.fleet;

/** What became of a person's decision about a plan. */
public sealed interface DecideResult {
  /** It is as they wish. */
  record Decided(Plan plan) implements DecideResult {}

  /** There is no such plan. */
  record UnknownPlan() implements DecideResult {}

  /** It is no proposal any more, or has ended. */
  record AlreadyDecided() implements DecideResult {}
}
