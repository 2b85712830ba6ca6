package gg.tiketi.laws;

import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the referee knows about money: what was begun and taken, what that bought, and what has to go back. */
final class MoneyBook {
  private final Map<PaymentId, Payment> payments = new LinkedHashMap<>();
  private final Map<ReservationId, PaymentId> latest = new LinkedHashMap<>();
  private final Map<ReservationId, PaymentId> bought = new LinkedHashMap<>();
  private final Map<PaymentId, Money> captured = new LinkedHashMap<>();
  private final Map<ReservationId, Money> fees = new LinkedHashMap<>();
  private final List<Debt> debts = new ArrayList<>();
  private final Map<RefundId, Refund> seen = new LinkedHashMap<>();

  /** Money that has to go back. */
  record Debt(PaymentId payment, RefundCause cause, Money amount) {}

  void begun(Payment payment) {
    payments.put(payment.id(), payment);
    latest.put(payment.reservationId(), payment.id());
  }

  void saw(Payment stored) {
    payments.put(stored.id(), stored);
  }

  void captured(PaymentId id, Money amount) {
    captured.put(id, amount);
  }

  void bought(Payment payment) {
    bought.put(payment.reservationId(), payment.id());
  }

  void owe(PaymentId payment, RefundCause cause, Money amount) {
    if (amount.isPositive()) {
      debts.add(new Debt(payment, cause, amount));
    }
  }

  void keepFee(ReservationId id, Money fee) {
    fees.put(id, fee);
  }

  void saw(Refund refund) {
    seen.put(refund.id(), refund);
  }

  Collection<Payment> payments() {
    return List.copyOf(payments.values());
  }

  Payment payment(PaymentId id) {
    return Optional.ofNullable(payments.get(id)).orElseThrow();
  }

  Optional<Payment> latest(ReservationId id) {
    return Optional.ofNullable(latest.get(id)).map(this::payment);
  }

  PaymentId buyerOf(ReservationId id) {
    return Optional.ofNullable(bought.get(id)).orElseThrow();
  }

  boolean isBeingPaid(ReservationId id) {
    return payments.values().stream().anyMatch(payment -> payment.reservationId().equals(id) && payment.isUndecided());
  }

  Collection<Refund> refunds() {
    return List.copyOf(seen.values());
  }

  /** Laws M1 and M2 when every refund has been seen. */
  void close(Books books, Ruling ruling) {
    var paid = seen.values().stream()
        .map(refund -> new Debt(refund.paymentId(), refund.cause(), refund.amount())).toList();
    for (var debt : debts) {
      ruling.same("M2", 1L, paid.stream().filter(debt::equals).count(), "refunds for " + debt);
    }
    ruling.check("M2", debts.size() == paid.size(), "owed " + debts + ", refunded " + paid);
    payments.keySet().forEach(id -> ruling.check("M2", sum(captured(id)) >= sum(refunds(id)),
        "captured " + captured(id) + ", refunded " + refunds(id)));
    books.reservations().values().forEach(reservation -> balance(reservation, ruling));
  }

  private void balance(Reservation reservation, Ruling ruling) {
    var attempts = payments.values().stream().filter(payment -> payment.reservationId().equals(reservation.id()))
        .map(Payment::id).toList();
    long in = attempts.stream().mapToLong(id -> sum(captured(id))).sum();
    long out = attempts.stream().mapToLong(id -> sum(refunds(id))).sum();
    long live = reservation.status() == ReservationStatus.CONFIRMED ? reservation.total().amount() : 0;
    long fee = sum(Optional.ofNullable(fees.get(reservation.id())).stream().toList());
    ruling.check("M1", in == live + out + fee, "of " + reservation + ": captured " + in + ", tickets " + live
        + ", refunds " + out + ", fee " + fee);
  }

  private List<Money> captured(PaymentId id) {
    return Optional.ofNullable(captured.get(id)).stream().toList();
  }

  private List<Money> refunds(PaymentId id) {
    return seen.values().stream().filter(refund -> refund.paymentId().equals(id)).map(Refund::amount).toList();
  }

  private static long sum(List<Money> amounts) {
    return amounts.stream().mapToLong(Money::amount).sum();
  }
}
