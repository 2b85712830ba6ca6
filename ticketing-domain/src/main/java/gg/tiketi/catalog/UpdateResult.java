package gg.tiketi.catalog;

/** What became of a change to an event. */
public sealed interface UpdateResult {
  record Updated(EventView event) implements UpdateResult {}

  record UnknownEvent() implements UpdateResult {}

  /** A cancelled event stays as it is. */
  record AlreadyCancelled() implements UpdateResult {}
}
