package gg.tiketi.payment;

/** Whether the provider has confirmed the refund. */
public enum RefundStatus {
  PENDING, COMPLETED
}
