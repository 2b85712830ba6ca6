package gg.tiketi.capacity.fleet;

/** What became of a plan; whether an approved one is in force already follows from the clock. */
public enum PlanState {
  /** Somebody has to approve it; it counts for nothing. */
  PROPOSED,
  /** It counts in its window. */
  APPROVED,
  /** The crowd it was made for has gone, or its time was over. */
  RELEASED,
  /** Somebody took it back. */
  CANCELLED,
  /** A newer plan of the same event took its place. */
  SUPERSEDED;

  /** Whether something can still come of it. */
  public boolean isOpen() {
    return this == PROPOSED || this == APPROVED;
  }
}
