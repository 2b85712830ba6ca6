package gg.tiketi.reservation;

import gg.tiketi.catalog.Event;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import gg.tiketi.payment.Begin;
import gg.tiketi.payment.BeginResult;
import gg.tiketi.payment.GatewayAnswer;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Payments;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.payment.RefundStatus;
import gg.tiketi.payment.Settlement;
import gg.tiketi.reservation.CaptureDesk.Verdict;
import gg.tiketi.reservation.Reservation.LatestPayment;
import gg.tiketi.reservation.SaleBook.Answer;
import gg.tiketi.reservation.SaleBook.KeyOf;
import gg.tiketi.seating.SeatStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payments of one process. */
public final class InMemoryPayments implements Payments {
  private final SaleBook book;
  private final IdSource ids;
  private final Map<Object, Due> dues = new HashMap<>();

  /** When something is to be asked about next, and how long the pause after that will be. */
  private record Due(Instant at, Duration pause) {}

  public InMemoryPayments(SaleBook book, IdSource ids) {
    this.book = book;
    this.ids = ids;
  }

  @Override
  public BeginResult begin(Begin begin, Instant now) {
    synchronized (book) {
      var earlier = begin.idempotency()
          .flatMap(key -> Optional.ofNullable(book.answers.get(new KeyOf(begin.accountId(), key.key())))
              .filter(answer -> now.isBefore(answer.until())).map(answer -> repeated(answer, key)));
      if (earlier.isPresent()) {
        return earlier.get();
      }
      var result = beginNow(begin, now);
      book.commit();
      return result;
    }
  }

  @Override
  public Settlement settle(PaymentId id, GatewayAnswer.Decision decision, Instant now) {
    synchronized (book) {
      var payment = Optional.ofNullable(book.payments.get(id))
          .orElseThrow(() -> new IllegalArgumentException("no payment " + id));
      var result = switch (decision) {
        case GatewayAnswer.Declined _ -> payment.isUndecided() ? fail(payment, now) : Settlement.ALREADY_SETTLED;
        case GatewayAnswer.Captured(var reference, var amount) -> isCaptured(payment)
            ? Settlement.ALREADY_SETTLED
            : capture(payment, amount, now);
      };
      book.commit();
      return result;
    }
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    synchronized (book) {
      return Optional.ofNullable(book.payments.get(id));
    }
  }

  @Override
  public boolean isGoingBack(PaymentId id) {
    synchronized (book) {
      return book.refunds.values().stream()
          .anyMatch(refund -> refund.paymentId().equals(id) && switch (refund.cause()) {
            case LATE_CAPTURE, WRONG_AMOUNT -> true;
            case EVENT_CANCELLED, CANCELLED -> false;
          });
    }
  }

  @Override
  public List<Payment> claimUndecided(Instant now, int limit) {
    synchronized (book) {
      return book.payments.values().stream().filter(Payment::isUndecided)
          .filter(payment -> claim(payment.id(), payment.createdAt().plus(FIRST_LOOK_UP), now)).limit(limit).toList();
    }
  }

  @Override
  public List<Refund> claimRefunds(Instant now, int limit) {
    synchronized (book) {
      return book.refunds.values().stream().filter(refund -> refund.status() == RefundStatus.PENDING)
          .filter(refund -> claim(refund.id(), now, now)).limit(limit).toList();
    }
  }

  @Override
  public void refunded(RefundId id, Instant now) {
    synchronized (book) {
      var refund = book.refunds.get(id);
      if (refund == null || refund.status() == RefundStatus.COMPLETED) {
        return;
      }
      book.refunds.put(id, new Refund(id, refund.paymentId(), refund.reservationId(), refund.amount(), refund.cause(),
          RefundStatus.COMPLETED));
      decide(Optional.ofNullable(book.payments.get(refund.paymentId())).orElseThrow(), PaymentStatus.REFUNDED, now);
      book.commit();
    }
  }

  private BeginResult repeated(Answer answer, Idempotency key) {
    var id = answer.payment();
    var payment = id == null ? null : book.payments.get(id);
    return payment != null && answer.fingerprint().equals(key.fingerprint())
        ? new BeginResult.Repeated(payment)
        : new BeginResult.KeyReused();
  }

  private BeginResult beginNow(Begin begin, Instant now) {
    var hold = book.reservations.get(begin.reservationId());
    if (hold == null || !hold.accountId().equals(begin.accountId())) {
      return new BeginResult.UnknownReservation();
    }
    book.endIfDue(hold, now);
    return switch (book.reservations.getOrDefault(hold.id(), hold).status()) {
      case EXPIRED -> new BeginResult.ReservationExpired();
      case CONFIRMED, CANCELLED -> new BeginResult.NotPending();
      case PENDING -> beginPending(hold, begin, now);
    };
  }

  private BeginResult beginPending(Reservation hold, Begin begin, Instant now) {
    if (hasUndecided(hold)) {
      return new BeginResult.AnotherUndecided();
    }
    boolean isCancelled = book.event(hold.eventId()).orElseThrow().isCancelled();
    return isCancelled ? new BeginResult.EventCancelled() : begun(hold, begin, now);
  }

  private BeginResult begun(Reservation hold, Begin begin, Instant now) {
    var payment = new Payment(begin.paymentId(), hold.id(), hold.eventId(), hold.accountId(), begin.method(),
        hold.total(), PaymentStatus.PENDING, now, Optional.empty());
    book.put(payment);
    var prolonged = hold.withExpiry(HoldLife.whilePaying(hold, now), now)
        .withPayment(new LatestPayment(begin.method(), PaymentStatus.PENDING), now);
    book.put(prolonged);
    prolonged.seats().forEach(index -> book.set(hold.eventId(), index, SeatStatus.LOCKED, hold.id()));
    begin.idempotency().ifPresent(key -> book.answers.put(new KeyOf(begin.accountId(), key.key()),
        new Answer(key.fingerprint(), now.plus(Idempotency.KEPT), null, null, payment.id())));
    return new BeginResult.Begun(payment);
  }

  private Settlement fail(Payment payment, Instant now) {
    decide(payment, PaymentStatus.FAILED, now);
    return Settlement.FAILED;
  }

  private Settlement capture(Payment payment, Money captured, Instant now) {
    var reservation = Optional.ofNullable(book.reservations.get(payment.reservationId())).orElseThrow();
    boolean gone = book.event(payment.eventId()).filter(event -> event.isCancelled() || event.hidden()).isPresent();
    var verdict = CaptureDesk.decide(payment, captured, reservation, gone, () -> isRevivable(reservation, now));
    return switch (verdict) {
      case Verdict.Sell() -> sell(payment, reservation, Settlement.SOLD, now);
      case Verdict.Revive() -> {
        book.take(reservation, reservation.items());
        yield sell(payment, reservation, Settlement.REVIVED, now);
      }
      case Verdict.GiveBack(var cause) -> giveBack(payment, captured, cause, now);
    };
  }

  private Settlement sell(Payment payment, Reservation reservation, Settlement settlement, Instant now) {
    book.put(reservation.withStatus(ReservationStatus.CONFIRMED, now));
    book.sell(reservation);
    decide(payment, PaymentStatus.COMPLETED, now);
    return settlement;
  }

  private Settlement giveBack(Payment payment, Money captured, RefundCause cause, Instant now) {
    decide(payment, PaymentStatus.COMPLETED, now);
    var refund = new Refund(new RefundId(ids.next()), payment.id(), payment.reservationId(), captured, cause,
        RefundStatus.PENDING);
    book.refunds.put(refund.id(), refund);
    return Settlement.REFUND_DUE;
  }

  /** Writes what became of a payment; the reservation shows it only when no other payment began later. */
  private void decide(Payment payment, PaymentStatus status, Instant now) {
    book.put(payment.decided(status, now));
    var reservation = Optional.ofNullable(book.reservations.get(payment.reservationId())).orElseThrow();
    if (isLatest(payment)) {
      book.put(reservation.withPayment(new LatestPayment(payment.method(), status), now));
    }
  }

  private boolean isLatest(Payment payment) {
    return book.payments(payment.reservationId()).getLast().id().equals(payment.id());
  }

  private boolean isRevivable(Reservation expired, Instant now) {
    book.endAllDue(expired.eventId(), now);
    int limit = book.event(expired.eventId()).orElseThrow().rules().maxPerPerson();
    return book.owned(expired.eventId(), expired.accountId()) + expired.quantity() <= limit
        && expired.items().stream().allMatch(item -> isFree(expired, item));
  }

  private boolean isFree(Reservation expired, Item item) {
    return switch (item) {
      case Item.SeatItem seat -> book.isFree(expired.eventId(), seat.index());
      case Item.TicketItem ticket -> book.stock(ticket.ticketTypeId()).available() >= ticket.quantity();
    };
  }

  private boolean hasUndecided(Reservation hold) {
    return book.payments(hold.id()).stream().anyMatch(Payment::isUndecided);
  }

  private static boolean isCaptured(Payment payment) {
    return payment.status() == PaymentStatus.COMPLETED || payment.status() == PaymentStatus.REFUNDED;
  }

  private boolean claim(Object id, Instant first, Instant now) {
    var due = dues.getOrDefault(id, new Due(first, FIRST_LOOK_UP));
    if (now.isBefore(due.at())) {
      return false;
    }
    dues.put(id, new Due(now.plus(due.pause()), Payments.longer(due.pause())));
    return true;
  }
}
