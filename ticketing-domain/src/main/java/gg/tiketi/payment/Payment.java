package gg.tiketi.payment;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.ReservationId;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to pay a reservation.
 *
 * @param amount the price of the reservation, frozen when it was granted (law S12)
 * @param decidedAt when the provider's word was written into our books; empty while pending
 */
public record Payment(
    PaymentId id,
    ReservationId reservationId,
    EventId eventId,
    AccountId accountId,
    PaymentMethod method,
    Money amount,
    PaymentStatus status,
    Instant createdAt,
    Optional<Instant> decidedAt) {
  public boolean isUndecided() {
    return status == PaymentStatus.PENDING;
  }

  /** The same payment with the status it got at {@code now}. */
  public Payment decided(PaymentStatus status, Instant now) {
    return new Payment(id, reservationId, eventId, accountId, method, amount, status, createdAt,
        Optional.of(decidedAt.orElse(now)));
  }
}
