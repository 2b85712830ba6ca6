package gg.tiketi.reservation;

import gg.tiketi.payment.Refund;
import java.util.Optional;

/** What became of extending or cancelling a reservation. */
public sealed interface ChangeResult {
  /** Done now, or before under the same key. A cancelled paid reservation has its refund, unless the fee took all. */
  record Changed(Reservation reservation, Optional<Refund> refund) implements ChangeResult {}

  record KeyReused() implements ChangeResult {}

  /** There is no such reservation, or it is somebody else's. */
  record Unknown() implements ChangeResult {}

  /** The hold has run out. */
  record Expired() implements ChangeResult {}

  /** The reservation is paid or cancelled, or it is too late to cancel. */
  record InvalidState() implements ChangeResult {}
}
