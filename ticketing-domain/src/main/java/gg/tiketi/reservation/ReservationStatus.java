package gg.tiketi.reservation;

/**
 * Where a reservation stands: {@code PENDING → CONFIRMED | EXPIRED | CANCELLED}, {@code CONFIRMED → CANCELLED}, and {@code
 * EXPIRED → CONFIRMED} only by a late capture that finds all its seats free (law S10).
 */
public enum ReservationStatus {
  /** A hold: not yet paid. */
  PENDING,
  /** Paid: these are tickets. */
  CONFIRMED,
  /** The hold ran out. */
  EXPIRED,
  /** Given back. */
  CANCELLED;

  /** Whether seats belong to it. */
  public boolean isLive() {
    return this == PENDING || this == CONFIRMED;
  }
}
