package gg.tiketi.laws;

import gg.tiketi.kernel.Money;
import gg.tiketi.payment.Begin;
import gg.tiketi.payment.BeginResult;
import gg.tiketi.payment.GatewayAnswer;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.payment.Settlement;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.reservation.Reservations.Change;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Judges the answers about paying, extending and giving back (laws S9, S12, M1 to M3), and keeps the referee's money book. */
final class MoneyJudge {
  private final Ruling ruling;
  private final Clerk clerk;
  private final MoneyBook money;

  MoneyJudge(Ruling ruling, Clerk clerk, MoneyBook money) {
    this.ruling = ruling;
    this.clerk = clerk;
    this.money = money;
  }

  void extend(Optional<Reservation> hold, Change change, ChangeResult result) {
    var refused = unknown(hold, change).or(() -> clerk.hasRunOut(hold.orElseThrow())
        ? Optional.of(new ChangeResult.Expired())
        : Optional.empty()).or(() -> hold.orElseThrow().status() != ReservationStatus.PENDING
            ? Optional.of(new ChangeResult.InvalidState())
            : Optional.empty());
    if (refused.isPresent() || !(result instanceof ChangeResult.Changed(var extended, var refund))) {
      ruling.same("S9", refused, Optional.of(result), "extending " + hold);
      return;
    }
    ruling.same("S9", clerk.extended(hold.orElseThrow(), Stage.HOLD), extended.expiresAt(), "extended " + hold);
    ruling.check("M1", refund.isEmpty(), "an extension refunds nothing");
  }

  void cancel(Optional<Reservation> found, Change change, ChangeResult result) {
    var refused = unknown(found, change).or(() -> mayNotCancel(found.orElseThrow(), change));
    if (refused.isPresent() || !(result instanceof ChangeResult.Changed(var ended, var refund))) {
      ruling.same("M3", refused, Optional.of(result), "cancelling " + found);
      return;
    }
    var old = found.orElseThrow();
    ruling.same("S10", old.withStatus(ReservationStatus.CANCELLED, clerk.now()), ended, "a cancelled reservation");
    if (old.status() == ReservationStatus.CONFIRMED) {
      refund.ifPresent(money::saw);
      giveBackPaid(old);
    } else {
      ruling.check("M1", refund.isEmpty(), "nothing was paid for " + old);
    }
  }

  private Optional<ChangeResult> mayNotCancel(Reservation old, Change change) {
    if (clerk.hasRunOut(old)) {
      return Optional.of(new ChangeResult.Expired());
    }
    boolean late = old.status() == ReservationStatus.CONFIRMED && change.accountId().isPresent()
        && !clerk.now().isBefore(clerk.stage().event(old.eventId()).startsAt());
    return old.status() == ReservationStatus.CANCELLED || late
        ? Optional.of(new ChangeResult.InvalidState())
        : Optional.empty();
  }

  /** What is owed for a paid reservation that is given back: all of it when the event is cancelled, else less the fee. */
  void giveBackPaid(Reservation paid) {
    boolean free = clerk.stage().isCancelled(paid.eventId());
    var fee = World.won(free ? 0 : Math.min(Stage.FEE, paid.total().amount()));
    money.keepFee(paid.id(), fee);
    money.owe(money.buyerOf(paid.id()), free ? RefundCause.EVENT_CANCELLED : RefundCause.CANCELLED,
        paid.total().minus(fee));
  }

  void begin(Optional<Reservation> hold, Begin begin, BeginResult result) {
    var refused = mayNotBegin(hold, begin);
    if (refused.isPresent() || !(result instanceof BeginResult.Begun(var payment))) {
      ruling.same("M2", refused, Optional.of(result), "paying " + hold);
      return;
    }
    ruling.same("S12", hold.orElseThrow().total(), payment.amount(), "the price to pay");
    ruling.same("M2", begin.paymentId(), payment.id(), "the payment's key");
    ruling.check("M2", payment.isUndecided(), "a payment begins undecided: " + payment);
    money.begun(payment);
  }

  private Optional<BeginResult> mayNotBegin(Optional<Reservation> hold, Begin begin) {
    if (hold.isEmpty() || !hold.get().accountId().equals(begin.accountId())) {
      return Optional.of(new BeginResult.UnknownReservation());
    }
    if (clerk.hasRunOut(hold.get())) {
      return Optional.of(new BeginResult.ReservationExpired());
    }
    if (hold.get().status() != ReservationStatus.PENDING) {
      return Optional.of(new BeginResult.NotPending());
    }
    if (money.isBeingPaid(hold.get().id())) {
      return Optional.of(new BeginResult.AnotherUndecided());
    }
    boolean isCancelled = clerk.stage().isCancelled(hold.get().eventId());
    return isCancelled ? Optional.of(new BeginResult.EventCancelled()) : Optional.empty();
  }

  /** The hold of a payment that just began lasts eleven minutes, within its twenty. */
  void prolonged(Reservation before, Reservation after) {
    ruling.same("S9", clerk.extended(before, Duration.ofMinutes(11)), after.expiresAt(), "the hold while it is paid");
  }

  void settle(Payment payment, GatewayAnswer.Decision decision, Settlement settlement, Reservation reservation) {
    var allowed = switch (decision) {
      case GatewayAnswer.Declined _ -> Set.of(payment.isUndecided() ? Settlement.FAILED : Settlement.ALREADY_SETTLED);
      case GatewayAnswer.Captured(var _, var amount) -> clerk.ends(payment, amount, reservation);
    };
    ruling.check("M3", allowed.contains(settlement),
        decision + " of " + payment + " for " + reservation + " ended as " + settlement + ", not " + allowed);
    if (decision instanceof GatewayAnswer.Captured(var _, var amount) && settlement != Settlement.ALREADY_SETTLED) {
      captured(payment, amount, reservation.total(), settlement);
    }
  }

  /** The price may be another than when the payment began: after a failed attempt seats may be replaced. */
  private void captured(Payment payment, Money amount, Money price, Settlement settlement) {
    money.captured(payment.id(), amount);
    if (settlement == Settlement.REFUND_DUE) {
      boolean isPrice = amount.equals(payment.amount()) && amount.equals(price);
      money.owe(payment.id(), isPrice ? RefundCause.LATE_CAPTURE : RefundCause.WRONG_AMOUNT, amount);
    } else {
      money.bought(payment);
    }
  }

  /** What the store says of the payment after it was settled. */
  void settled(Payment stored, Settlement settlement) {
    var expected = switch (settlement) {
      case SOLD, REVIVED, REFUND_DUE -> PaymentStatus.COMPLETED;
      case FAILED -> PaymentStatus.FAILED;
      case ALREADY_SETTLED -> money.payment(stored.id()).status();
    };
    ruling.same("M3", expected, stored.status(), "the status of " + stored);
    money.saw(stored);
  }

  private static Optional<ChangeResult> unknown(Optional<Reservation> found, Change change) {
    boolean own = found.isPresent() && change.accountId().map(found.get().accountId()::equals).orElse(true);
    return own ? Optional.empty() : Optional.of(new ChangeResult.Unknown());
  }
}
