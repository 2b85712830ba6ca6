package gg.tiketi.postgres;

import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import gg.tiketi.payment.Payments;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.payment.RefundStatus;
import gg.tiketi.reservation.Reservation;
import java.time.Instant;
import java.util.Optional;

/** Makes refunds, due to be sent at once. */
final class Refunds {
  private final IdSource ids;

  Refunds(IdSource ids) {
    this.ids = ids;
  }

  /** Makes the refund of what bought {@code reservation}, which is locked, unless there is nothing to give back. */
  Optional<Refund> make(Work work, Reservation reservation, Money amount, RefundCause cause, Instant now) {
    if (!amount.isPositive()) {
      return Optional.empty();
    }
    var payment = work.query("reservations/accepted-payment").bind("reservationId", reservation.id().value())
        .map((row, context) -> new PaymentId(Columns.uuid(row, "id"))).findOne()
        .orElseThrow(() -> new IllegalStateException("nothing paid for " + reservation.id()));
    return Optional.of(make(work, payment, reservation, amount, cause, now));
  }

  /** Makes a refund of this payment of {@code reservation}. */
  Refund make(Work work, PaymentId payment, Reservation reservation, Money amount, RefundCause cause, Instant now) {
    var refund = new Refund(new RefundId(ids.next()), payment, reservation.id(), amount, cause, RefundStatus.PENDING);
    work.update("reservations/add-refund").bind("id", refund.id().value()).bind("paymentId", payment.value())
        .bind("reservationId", reservation.id().value()).bind("amount", amount.amount())
        .bind("currency", amount.currency().getCurrencyCode()).bind("cause", cause.name()).bind("now", now)
        .bind("pauseMillis", Payments.FIRST_LOOK_UP.toMillis()).execute();
    return refund;
  }
}
