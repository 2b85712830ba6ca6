package gg.tiketi.payment;

/** What became of starting a payment, before the provider is asked. */
public sealed interface BeginResult {
  /** The payment stands in the books, the hold is long enough; now the provider may be asked. */
  record Begun(Payment payment) implements BeginResult {}

  /** This key began {@code payment} before; its answer is repeated. */
  record Repeated(Payment payment) implements BeginResult {}

  record KeyReused() implements BeginResult {}

  /** There is no such reservation, or it is somebody else's. */
  record UnknownReservation() implements BeginResult {}

  record ReservationExpired() implements BeginResult {}

  /** The reservation is paid or cancelled. */
  record NotPending() implements BeginResult {}

  /** Another payment of this reservation is undecided. */
  record AnotherUndecided() implements BeginResult {}

  /** The event is cancelled, and the reservation will be. */
  record EventCancelled() implements BeginResult {}
}
