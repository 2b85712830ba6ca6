package gg.tiketi.postgres;

import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.payment.Refund;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservations.Earlier;
import java.util.Optional;

/** What a call with a key answered: a reservation with perhaps a refund, or a payment. */
record Answer(String fingerprint, Optional<Reservation> reservation, Optional<Refund> refund,
    Optional<PaymentId> payment) {
  static Answer of(Idempotency key, Reservation reservation) {
    return new Answer(key.fingerprint(), Optional.of(reservation), Optional.empty(), Optional.empty());
  }

  /** What this means to another call with the key that obtains seats or tickets. */
  Earlier to(Idempotency key) {
    return reservation.filter(found -> fingerprint.equals(key.fingerprint()))
        .<Earlier>map(Earlier.Effect::new).orElseGet(Earlier.KeyReused::new);
  }
}
