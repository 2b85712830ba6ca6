package gg.tiketi.capacity.fleet;

/** What became of a person's plan. */
public sealed interface ProposeResult {
  /** It waits for an approval. */
  record Proposed(Plan plan) implements ProposeResult {}

  /** There is no such event. */
  record UnknownEvent() implements ProposeResult {}

  /** Its time would be over: nothing is left to plan for. */
  record TooLate() implements ProposeResult {}
}
