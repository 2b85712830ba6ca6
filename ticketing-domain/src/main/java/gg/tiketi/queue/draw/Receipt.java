package gg.tiketi.queue.draw;

/**
 * What an entrant is given at once and keeps: with it they recognise the plan and their own leaf later, whatever the server
 * says then.
 */
public record Receipt(Hash planHash, Entrant entrant) {
  /** What must be in the list. */
  public Hash leaf() {
    return entrant.leaf();
  }
}
