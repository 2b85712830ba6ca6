package gg.tiketi.reservation;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.ReservationId;
import java.time.Instant;

/** A reservation was granted, changed or ended. Private to its account. */
public record ReservationChanged(
    ReservationId id,
    EventId eventId,
    AccountId accountId,
    ReservationStatus status,
    Instant expiresAt) implements DomainEvent {
  public static ReservationChanged of(Reservation reservation) {
    return new ReservationChanged(reservation.id(), reservation.eventId(), reservation.accountId(),
        reservation.status(), reservation.expiresAt());
  }
}
