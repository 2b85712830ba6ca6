package gg.tiketi.payment;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.ReservationId;
import java.util.Optional;

/** The wish to pay a reservation under a new payment id. */
public record Begin(
    PaymentId paymentId,
    ReservationId reservationId,
    AccountId accountId,
    PaymentMethod method,
    Optional<Idempotency> idempotency) {}
