package gg.tiketi.seating;

/** What can be done with a seat. The order is the wire's: two bits, 0 to 3. */
public enum SeatStatus {
  /** Anybody may hold it. */
  AVAILABLE,
  /** Held, not yet paid. */
  LOCKED,
  /** Paid. */
  RESERVED,
  /** Not for sale. */
  BLOCKED
}
