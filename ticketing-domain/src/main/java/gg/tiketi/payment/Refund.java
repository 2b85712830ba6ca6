package gg.tiketi.payment;

import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import gg.tiketi.kernel.ReservationId;

/** Money on its way back to the buyer. It is repeated under its id until the provider confirms it. */
public record Refund(
    RefundId id,
    PaymentId paymentId,
    ReservationId reservationId,
    Money amount,
    RefundCause cause,
    RefundStatus status) {}
