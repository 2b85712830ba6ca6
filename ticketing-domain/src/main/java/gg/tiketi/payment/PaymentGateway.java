package gg.tiketi.payment;

import gg.tiketi.kernel.PaymentId;

/**
 * A payment provider. Every call is repeated safely under its id, ends within a time limit, and throws an unchecked exception
 * when the provider cannot be reached or its answer is not understood: then the outcome is unknown and is looked up later.
 * Never called inside a database transaction.
 */
public interface PaymentGateway {
  /** Asks for the money. The payment's id is the key: two charges with one id take it once. */
  GatewayAnswer charge(Payment payment);

  /** Asks what became of a payment. */
  GatewayAnswer lookUp(PaymentId id);

  /** Makes sure that nothing is ever captured under this id; answers the capture if it was too late for that. */
  GatewayAnswer.Decision abandon(PaymentId id);

  /** Gives money back, once per refund id. True when the provider confirms it, false while it is under way. */
  boolean refund(Refund refund);
}
