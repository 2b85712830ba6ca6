package gg.tiketi.catalog;

/** What became of an event's draft. */
public sealed interface CreateResult {
  record Created(EventView event) implements CreateResult {}

  /** No layout has the id that the draft names. */
  record UnknownLayout() implements CreateResult {}

  /** An event sells either seats or ticket types: the draft names both or neither. */
  record WrongInventory() implements CreateResult {}
}
