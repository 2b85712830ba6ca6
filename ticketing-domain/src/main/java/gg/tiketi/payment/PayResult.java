package gg.tiketi.payment;

/** What became of a call to pay. */
public sealed interface PayResult {
  /** The tickets are the buyer's. */
  record Paid(Payment payment) implements PayResult {}

  /** Nobody knows yet; the private topic tells the end. */
  record Pending(Payment payment) implements PayResult {}

  /** The provider took nothing; the hold stands as long as it stood. */
  record Declined(Payment payment) implements PayResult {}

  /** The provider took the money when the seats could not be had any more: it goes back. */
  record GivenBack(Payment payment) implements PayResult {}

  record KeyReused() implements PayResult {}

  record UnknownReservation() implements PayResult {}

  record ReservationExpired() implements PayResult {}

  /** The reservation is paid or cancelled. */
  record NotPending() implements PayResult {}

  /** Another payment of the reservation is undecided: wait for its end. */
  record AnotherUndecided() implements PayResult {}

  /** The event is cancelled, and the reservation will be. */
  record EventCancelled() implements PayResult {}
}
