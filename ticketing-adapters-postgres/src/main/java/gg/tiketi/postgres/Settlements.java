package gg.tiketi.postgres;

import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.payment.GatewayAnswer;
import gg.tiketi.payment.GatewayAnswer.Captured;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentChanged;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.payment.Settlement;
import gg.tiketi.reservation.CaptureDesk;
import gg.tiketi.reservation.CaptureDesk.Verdict;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservation.LatestPayment;
import gg.tiketi.reservation.ReservationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes what the provider decided and confirmed (law M3). The reservation's row is locked first, so that capture, expiry and
 * cancellation come one after the other; then the payment's, then the seats that it may buy.
 */
final class Settlements {
  private final Database database;
  private final DueHolds dueHolds;
  private final Refunds refunds;

  Settlements(Database database, IdSource ids) {
    this.database = database;
    this.dueHolds = new DueHolds(database);
    this.refunds = new Refunds(ids);
  }

  /** Reservation and payment, locked, at one instant. */
  private record Locked(SaleTransaction sale, Reservation reservation, Payment payment, boolean isLatest,
      Instant now) {}

  Settlement settle(Payment payment, GatewayAnswer.Decision decision, Instant now) {
    return switch (decision) {
      case GatewayAnswer.Declined _ ->
        database.inTransaction(work -> decline(lock(work, payment.reservationId(), payment.id(), now)));
      case Captured captured -> capture(payment, captured, now);
    };
  }

  /** The provider confirmed the refund. */
  void refunded(Refund refund, Instant now) {
    database.inTransaction(work -> {
      var locked = lock(work, refund.reservationId(), refund.paymentId(), now);
      if (work.update("payments/complete-refund").bind("id", refund.id().value()).bind("now", now).execute() == 1) {
        decide(locked, locked.reservation(), PaymentStatus.REFUNDED, Optional.empty());
      }
      return true;
    });
  }

  private Settlement capture(Payment payment, Captured captured, Instant now) {
    boolean expired = isExpired(payment.reservationId());
    if (expired) {
      dueHolds.clear(new Wanted().stocks(payment.eventId()), now);
    }
    // If the hold ran out between these lines, then again: an expired one stays expired until it is paid.
    return database
        .inTransaction(work -> capture(lock(work, payment.reservationId(), payment.id(), now), captured, expired))
        .orElseGet(() -> capture(payment, captured, now));
  }

  private boolean isExpired(ReservationId id) {
    return database.read(work -> work.query("reservations/find").bind("id", id.value())
        .map((row, context) -> ReservationRows.read(row)).one()).status() == ReservationStatus.EXPIRED;
  }

  private static Locked lock(Work work, ReservationId reservation, PaymentId payment, Instant now) {
    var sale = new SaleTransaction(work, now);
    var locked = sale.lock(reservation).orElseThrow();
    return work.query("payments/lock").bind("id", payment.value())
        .map((row, context) -> new Locked(sale, locked, PaymentRows.read(row), row.getBoolean("is_latest"), now)).one();
  }

  private static Settlement decline(Locked locked) {
    if (!locked.payment().isUndecided()) {
      return Settlement.ALREADY_SETTLED;
    }
    decide(locked, locked.reservation(), PaymentStatus.FAILED, Optional.empty());
    return Settlement.FAILED;
  }

  /** Empty when the hold has run out since the caller looked. */
  private Optional<Settlement> capture(Locked locked, Captured captured, boolean isKnownExpired) {
    var payment = locked.payment();
    var reservation = locked.reservation();
    if (payment.status() == PaymentStatus.COMPLETED || payment.status() == PaymentStatus.REFUNDED) {
      return Optional.of(Settlement.ALREADY_SETTLED);
    }
    boolean isExpired = reservation.status() == ReservationStatus.EXPIRED;
    if (isExpired && !isKnownExpired) {
      return Optional.empty();
    }
    if (isExpired) {
      // Keeps who cancels or hides the event waiting: what is revived must be live before that, or never.
      locked.sale().look(new Wanted().event(reservation.eventId()));
    }
    var event = locked.sale().event(reservation.eventId());
    int limit = event.rules().maxPerPerson();
    boolean gone = event.isCancelled() || event.hidden();
    var verdict = CaptureDesk.decide(payment, captured.amount(), reservation, gone,
        () -> isRevivable(locked, limit));
    return Optional.of(switch (verdict) {
      case Verdict.Sell() -> sell(locked, captured);
      case Verdict.Revive() -> revive(locked, captured, limit);
      case Verdict.GiveBack(var cause) -> giveBack(locked, captured, cause);
    });
  }

  private static boolean isRevivable(Locked locked, int limit) {
    var sale = locked.sale();
    var expired = locked.reservation();
    sale.lock(Wanted.ofAll(List.of(expired)));
    return sale.owned(Person.of(expired)) + expired.quantity() <= limit
        && expired.items().stream().allMatch(item -> sale.isFree(expired.eventId(), item));
  }

  private static Settlement sell(Locked locked, Captured captured) {
    var hold = locked.reservation();
    locked.sale().lock(new Wanted().items(hold.eventId(), hold.items()));
    locked.sale().sell(hold);
    decide(locked, hold.withStatus(ReservationStatus.CONFIRMED, locked.now()), PaymentStatus.COMPLETED,
        Optional.of(captured));
    return Settlement.SOLD;
  }

  private static Settlement revive(Locked locked, Captured captured, int limit) {
    var expired = locked.reservation();
    locked.sale().take(expired, expired.items());
    locked.sale().own(Person.of(expired), expired.quantity(), limit);
    locked.sale().sell(expired);
    decide(locked, expired.withStatus(ReservationStatus.CONFIRMED, locked.now()), PaymentStatus.COMPLETED,
        Optional.of(captured));
    return Settlement.REVIVED;
  }

  private Settlement giveBack(Locked locked, Captured captured, RefundCause cause) {
    decide(locked, locked.reservation(), PaymentStatus.COMPLETED, Optional.of(captured));
    refunds.make(locked.sale().work(), locked.payment().id(), locked.reservation(), captured.amount(), cause,
        locked.now());
    return Settlement.REFUND_DUE;
  }

  /** Writes what became of the payment; the reservation shows it only when no other payment of it began later. */
  private static void decide(Locked locked, Reservation reservation, PaymentStatus status,
      Optional<Captured> captured) {
    var sale = locked.sale();
    var payment = locked.payment().decided(status, locked.now());
    sale.work().update("payments/decide").bind("id", payment.id().value()).bind("status", status.name())
        .bind("decidedAt", payment.decidedAt().orElseThrow())
        .bind("captured", captured.map(taken -> taken.amount().amount()).orElse(0L))
        .bind("reference", captured.map(Captured::reference).orElse(null)).execute();
    sale.record(payment.eventId(), new PaymentChanged(payment));
    if (locked.isLatest()) {
      sale.put(reservation.withPayment(new LatestPayment(payment.method(), status), locked.now()));
    } else if (!reservation.equals(locked.reservation())) {
      sale.put(reservation);
    }
    sale.write();
  }
}
