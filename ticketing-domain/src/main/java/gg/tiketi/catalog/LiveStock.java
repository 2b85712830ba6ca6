package gg.tiketi.catalog;

/** What is free right now; answered from memory, so that lists and details never show an old stock. */
@FunctionalInterface
public interface LiveStock {
  /** How many seats or tickets of {@code event} are free. */
  long available(Event event);
}
