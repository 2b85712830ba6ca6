package gg.tiketi.postgres;

import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import gg.tiketi.payment.Begin;
import gg.tiketi.payment.BeginResult;
import gg.tiketi.payment.GatewayAnswer;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentChanged;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Payments;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.RefundStatus;
import gg.tiketi.payment.Settlement;
import gg.tiketi.reservation.HoldLife;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservation.LatestPayment;
import gg.tiketi.reservation.ReservationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The books of payments and refunds in the database. */
public final class PostgresPayments implements Payments {
  private final Database database;
  private final Settlements settlements;

  /** Books in this database; {@code ids} are for refunds. */
  public PostgresPayments(Database database, IdSource ids) {
    this.database = database;
    this.settlements = new Settlements(database, ids);
  }

  @Override
  public BeginResult begin(Begin begin, Instant now) {
    return database.inTransaction(work -> {
      var sale = new SaleTransaction(work, now);
      var locked = sale.lock(begin.reservationId()).filter(hold -> hold.accountId().equals(begin.accountId()));
      var earlier = sale.answer(begin.accountId(), begin.idempotency());
      if (earlier.isPresent()) {
        return repeated(work, earlier.get(), begin);
      }
      return locked.map(hold -> begin(sale, hold, begin, now)).orElseGet(BeginResult.UnknownReservation::new);
    });
  }

  @Override
  public Settlement settle(PaymentId id, GatewayAnswer.Decision decision, Instant now) {
    var payment = find(id).orElseThrow(() -> new IllegalArgumentException("no payment " + id));
    return settlements.settle(payment, decision, now);
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return database.read(work -> find(work, id));
  }

  @Override
  public boolean isGoingBack(PaymentId id) {
    return database
        .read(work -> work.query("payments/going-back").bind("id", id.value()).mapTo(Boolean.class).one());
  }

  @Override
  public List<Payment> claimUndecided(Instant now, int limit) {
    return database.inTransaction(work -> work.query("payments/claim-undecided").bind("now", now).bind("limit", limit)
        .bind("longestMillis", LONGEST_PAUSE.toMillis()).map((row, context) -> PaymentRows.read(row)).list());
  }

  @Override
  public List<Refund> claimRefunds(Instant now, int limit) {
    return database.inTransaction(work -> work.query("payments/claim-refunds").bind("now", now).bind("limit", limit)
        .bind("longestMillis", LONGEST_PAUSE.toMillis()).map((row, context) -> PaymentRows.readRefund(row)).list());
  }

  @Override
  public void refunded(RefundId id, Instant now) {
    var refund = database.read(work -> work.query("payments/find-refund").bind("id", id.value())
        .map((row, context) -> PaymentRows.readRefund(row)).findOne());
    refund.filter(found -> found.status() == RefundStatus.PENDING)
        .ifPresent(pending -> settlements.refunded(pending, now));
  }

  private static BeginResult repeated(Work work, Answer answer, Begin begin) {
    boolean isSame = begin.idempotency().filter(key -> key.fingerprint().equals(answer.fingerprint())).isPresent();
    return answer.payment().filter(payment -> isSame).flatMap(payment -> find(work, payment))
        .<BeginResult>map(BeginResult.Repeated::new).orElseGet(BeginResult.KeyReused::new);
  }

  private static BeginResult begin(SaleTransaction sale, Reservation locked, Begin begin, Instant now) {
    var hold = locked.isDue(now) ? sale.lockAndEnd(locked, ReservationStatus.EXPIRED) : locked;
    var result = switch (hold.status()) {
      case EXPIRED -> new BeginResult.ReservationExpired();
      case CONFIRMED, CANCELLED -> new BeginResult.NotPending();
      case PENDING -> beginPending(sale, hold, begin, now);
    };
    sale.write();
    return result;
  }

  private static BeginResult beginPending(SaleTransaction sale, Reservation hold, Begin begin, Instant now) {
    if (sale.isBeingPaid(hold)) {
      return new BeginResult.AnotherUndecided();
    }
    return sale.isCancelled(hold.eventId()) ? new BeginResult.EventCancelled() : begun(sale, hold, begin, now);
  }

  private static BeginResult begun(SaleTransaction sale, Reservation hold, Begin begin, Instant now) {
    var payment = new Payment(begin.paymentId(), hold.id(), hold.eventId(), hold.accountId(), begin.method(),
        hold.total(), PaymentStatus.PENDING, now, Optional.empty());
    insert(sale.work(), payment);
    sale.record(hold.eventId(), new PaymentChanged(payment));
    var prolonged = hold.withExpiry(HoldLife.whilePaying(hold, now), now)
        .withPayment(new LatestPayment(begin.method(), PaymentStatus.PENDING), now);
    sale.put(prolonged);
    sale.lock(new Wanted().seats(hold.eventId(), hold.seats()));
    sale.relock(prolonged);
    begin.idempotency().ifPresent(key -> sale.remember(begin.accountId(), begin.idempotency(),
        new Answer(key.fingerprint(), Optional.empty(), Optional.empty(), Optional.of(payment.id()))));
    return new BeginResult.Begun(payment);
  }

  private static void insert(Work work, Payment payment) {
    work.update("payments/begin").bind("id", payment.id().value())
        .bind("reservationId", payment.reservationId().value()).bind("eventId", payment.eventId().value())
        .bind("accountId", payment.accountId().value()).bind("method", payment.method().name())
        .bind("amount", payment.amount().amount()).bind("currency", payment.amount().currency().getCurrencyCode())
        .bind("now", payment.createdAt()).bind("lookUpAt", payment.createdAt().plus(FIRST_LOOK_UP))
        .bind("pauseMillis", FIRST_LOOK_UP.toMillis()).execute();
  }

  private static Optional<Payment> find(Work work, PaymentId id) {
    return work.query("payments/find").bind("id", id.value()).map((row, context) -> PaymentRows.read(row)).findOne();
  }
}
