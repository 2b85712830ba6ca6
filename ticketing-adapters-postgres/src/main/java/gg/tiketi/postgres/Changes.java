package gg.tiketi.postgres;

import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.Money;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.HoldLife;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.reservation.Reservations.Change;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Extends and cancels reservations: the reservation's row first, then what belongs to it. */
final class Changes {
  /** The most reservations that one transaction ends: no transaction may delay the feed. */
  private static final int CHUNK = 200;

  private final Database database;
  private final Refunds refunds;

  Changes(Database database, IdSource ids) {
    this.database = database;
    this.refunds = new Refunds(ids);
  }

  ChangeResult extend(Change change, Instant now) {
    return change(change, now, (sale, hold) -> hold.status() == ReservationStatus.PENDING
        ? new ChangeResult.Changed(extended(sale, hold, now), Optional.empty())
        : invalid(hold));
  }

  ChangeResult cancel(Change change, Instant now) {
    return change(change, now, (sale, reservation) -> switch (reservation.status()) {
      case PENDING -> new ChangeResult.Changed(sale.lockAndEnd(reservation, ReservationStatus.CANCELLED),
          Optional.empty());
      case CONFIRMED -> cancelPaid(sale, reservation, change.accountId().isPresent(), now);
      case EXPIRED, CANCELLED -> invalid(reservation);
    });
  }

  /** Ends live reservations of cancelled events, in chunks, and returns how many. */
  int endCancelled(Instant now, int limit) {
    int ended = 0;
    int chunk = Math.min(limit, CHUNK);
    while (chunk > 0) {
      int some = endSome(now, chunk);
      ended += some;
      chunk = some < chunk ? 0 : Math.min(limit - ended, CHUNK);
    }
    if (ended < limit) {
      database.inTransaction(work -> work.update("reservations/close-cancelled").execute());
    }
    return ended;
  }

  private int endSome(Instant now, int limit) {
    return database.inTransaction(work -> {
      var live = work.query("reservations/lock-cancelled").bind("limit", limit)
          .map((row, context) -> ReservationRows.read(row)).list();
      var sale = new SaleTransaction(work, now);
      sale.lock(Wanted.ofAll(live));
      for (var reservation : live) {
        if (reservation.status() == ReservationStatus.CONFIRMED) {
          refunds.make(work, reservation, reservation.total(), RefundCause.EVENT_CANCELLED, now);
        }
        sale.end(reservation, ReservationStatus.CANCELLED);
      }
      sale.write();
      return live.size();
    });
  }

  private ChangeResult change(Change change, Instant now,
      BiFunction<SaleTransaction, Reservation, ChangeResult> effect) {
    return database.inTransaction(work -> {
      var sale = new SaleTransaction(work, now);
      var locked = sale.lock(change.id())
          .filter(found -> change.accountId().map(found.accountId()::equals).orElse(true));
      if (locked.isEmpty()) {
        return new ChangeResult.Unknown();
      }
      var reservation = locked.get();
      var earlier = sale.answer(reservation.accountId(), change.idempotency());
      return earlier.map(answer -> repeated(answer, change.idempotency().orElseThrow()))
          .orElseGet(() -> changeNow(sale, reservation, change, effect, now));
    });
  }

  private static ChangeResult changeNow(SaleTransaction sale, Reservation reservation, Change change,
      BiFunction<SaleTransaction, Reservation, ChangeResult> effect, Instant now) {
    var current = reservation.isDue(now) ? sale.lockAndEnd(reservation, ReservationStatus.EXPIRED) : reservation;
    var result = effect.apply(sale, current);
    if (result instanceof ChangeResult.Changed(var changed, var refund)) {
      change.idempotency().ifPresent(key -> sale.remember(changed.accountId(), Optional.of(key),
          new Answer(key.fingerprint(), Optional.of(changed), refund, Optional.empty())));
    }
    sale.write();
    return result;
  }

  private static Reservation extended(SaleTransaction sale, Reservation hold, Instant now) {
    var until = HoldLife.extended(hold, sale.event(hold.eventId()).rules().holdFor(), now);
    if (until.equals(hold.expiresAt())) {
      return hold;
    }
    var extended = hold.withExpiry(until, now);
    sale.lock(new Wanted().seats(hold.eventId(), hold.seats()));
    sale.put(extended);
    sale.relock(extended);
    return extended;
  }

  private ChangeResult cancelPaid(SaleTransaction sale, Reservation reservation, boolean byOwner,
      Instant now) {
    var event = sale.event(reservation.eventId());
    if (byOwner && !now.isBefore(event.cancelDeadline())) {
      return new ChangeResult.InvalidState();
    }
    // Whoever is quicker than the pulse that ends a cancelled event's reservations loses nothing by it.
    long fee = event.isCancelled() ? 0 : Math.min(event.rules().cancelFee(), reservation.total().amount());
    var refund = refunds.make(sale.work(), reservation, reservation.total().minus(new Money(fee, event.currency())),
        event.isCancelled() ? RefundCause.EVENT_CANCELLED : RefundCause.CANCELLED, now);
    return new ChangeResult.Changed(sale.lockAndEnd(reservation, ReservationStatus.CANCELLED), refund);
  }

  private static ChangeResult invalid(Reservation reservation) {
    return reservation.status() == ReservationStatus.EXPIRED
        ? new ChangeResult.Expired()
        : new ChangeResult.InvalidState();
  }

  private static ChangeResult repeated(Answer answer, Idempotency key) {
    return answer.reservation().filter(changed -> answer.fingerprint().equals(key.fingerprint()))
        .<ChangeResult>map(changed -> new ChangeResult.Changed(changed, answer.refund()))
        .orElseGet(ChangeResult.KeyReused::new);
  }
}
