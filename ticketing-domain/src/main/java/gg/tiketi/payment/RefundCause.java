package gg.tiketi.payment;

/**
 * Why money goes back; at most one refund per payment and cause (law M2). The first two give back what bought tickets, the
 * others what bought nothing.
 */
public enum RefundCause {
  /** The owner or an administrator cancelled the paid reservation. */
  CANCELLED,
  /** The event of the paid reservation was cancelled. */
  EVENT_CANCELLED,
  /** The capture came when the seats could not be had any more: hold gone, reservation or event cancelled. */
  LATE_CAPTURE,
  /** The provider captured another amount than the reservation's price. */
  WRONG_AMOUNT
}
