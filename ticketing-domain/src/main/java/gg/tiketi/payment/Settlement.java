package gg.tiketi.payment;

/** Which of its ends a payment came to when the provider's decision was written into the books (law M3). */
public enum Settlement {
  /** The hold stood: its seats are sold. */
  SOLD,
  /** The hold had run out, its seats were free: they are sold after all. */
  REVIVED,
  /** The money was taken and goes back. */
  REFUND_DUE,
  /** Nothing was taken; the reservation, if it still stands, may be paid in another way. */
  FAILED,
  /** The payment had been settled before; nothing changed. */
  ALREADY_SETTLED
}
