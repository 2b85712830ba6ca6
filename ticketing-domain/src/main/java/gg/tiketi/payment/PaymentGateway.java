package gg.tiketi.payment;

import gg.tiketi.kernel.PaymentId;

/**
 * A payment provider. Every call is repeated safely under its id and ends within a time limit. When the provider cannot be
 * reached or its answer is not understood, nobody knows what became of the call: that is {@link GatewayAnswer.Undecided},
 * and it is looked up later. Never called inside a database transaction.
 */
public interface PaymentGateway {
  /** Asks for the money. The payment's id is the key: two charges with one id take it once. */
  GatewayAnswer charge(Payment payment);

  /** Asks what became of a payment. */
  GatewayAnswer lookUp(PaymentId id);

  /**
   * Makes sure that nothing is captured under this payment's id any more; answers the capture if it was too late for that.
   */
  GatewayAnswer abandon(Payment payment);

  /** Gives money back, once per refund id. True when the provider confirms it, false while nobody knows. */
  boolean refund(Refund refund);
}
