package gg.tiketi.payment;

/**
 * Where a payment stands: {@code PENDING → COMPLETED | FAILED}, {@code COMPLETED → REFUNDED}; and {@code FAILED →
 * COMPLETED} only when the provider captured after all, which is then refunded.
 */
public enum PaymentStatus {
  /** Nobody knows yet, or only the provider. */
  PENDING,
  /** The provider took the money. */
  COMPLETED,
  /** The provider took nothing. */
  FAILED,
  /** The provider took the money and gave back what was due. */
  REFUNDED
}
