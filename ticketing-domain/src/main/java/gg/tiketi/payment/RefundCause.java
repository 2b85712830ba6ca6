package gg.tiketi.payment;

/** Why money goes back; at most one refund per payment and cause (law M2). */
public enum RefundCause {
  /** The owner or an administrator cancelled the paid reservation. */
  CANCELLED,
  /** The event was cancelled. */
  EVENT_CANCELLED,
  /** The capture came after the hold was gone and the seats could not be had again. */
  LATE_CAPTURE,
  /** The provider captured another amount than the reservation's price. */
  WRONG_AMOUNT
}
