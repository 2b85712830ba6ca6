package gg.tiketi.payment;

import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import java.time.Instant;

/**
 * A line in the books of the simulated provider.
 *
 * @param captured whether the money is taken, as of {@code decidedAt}; otherwise the charge is declined
 * @param decidedAt from when on the provider says so
 */
public record Charge(PaymentId paymentId, Money amount, boolean captured, Instant decidedAt) {}
