package gg.tiketi.postgres;

import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Ends holds that have run out: as a pulse does, or because they stand in somebody's way (law S8). */
final class DueHolds {
  /** The most holds that one transaction ends. */
  private static final int CHUNK = 200;
  /** How often somebody tries again for whom holds were cleared away; then others were quicker each time. */
  private static final int TRIES = 4;

  private final Database database;

  DueHolds(Database database) {
    this.database = database;
  }

  /** Ends up to {@code limit} holds, oldest first, and returns how many. */
  int end(Instant now, int limit) {
    int ended = 0;
    int chunk = Math.min(limit, CHUNK);
    while (chunk > 0) {
      int some = endSome(now, chunk);
      ended += some;
      chunk = some < chunk ? 0 : Math.min(limit - ended, CHUNK);
    }
    return ended;
  }

  /** Ends the holds that have run out and stand in the way of what is wanted; returns how many. */
  int clear(Wanted wanted, Instant now) {
    int cleared = 0;
    var inTheWay = inTheWay(wanted, now);
    while (!inTheWay.isEmpty()) {
      var ids = inTheWay;
      cleared += database.inTransaction(work -> end(work, now, work.query("reservations/lock-named-due")
          .bindArray("ids", UUID.class, ids).bind("now", now).map((row, context) -> ReservationRows.read(row)).list()));
      inTheWay = inTheWay.size() < CHUNK ? List.of() : inTheWay(wanted, now);
    }
    return cleared;
  }

  /** The result of {@code attempt}, which is made again when it was refused and something could be cleared away. */
  <R> R clearing(Wanted wanted, Instant now, Predicate<R> isRefusal, Supplier<R> attempt) {
    var result = attempt.get();
    for (int i = 1; i < TRIES && isRefusal.test(result) && clear(wanted, now) > 0; i++) {
      result = attempt.get();
    }
    return result;
  }

  private int endSome(Instant now, int limit) {
    return database.inTransaction(work -> end(work, now, work.query("reservations/lock-due").bind("now", now)
        .bind("limit", limit).map((row, context) -> ReservationRows.read(row)).list()));
  }

  private static int end(Work work, Instant now, List<Reservation> holds) {
    if (holds.isEmpty()) {
      return 0;
    }
    var sale = new SaleTransaction(work, now);
    sale.lock(Wanted.ofAll(holds));
    holds.forEach(hold -> sale.end(hold, ReservationStatus.EXPIRED));
    sale.write();
    return holds.size();
  }

  private List<UUID> inTheWay(Wanted wanted, Instant now) {
    return database.read(work -> wanted
        .bindSeats(wanted.bindStockEvents(wanted.bindPeople(work.query("reservations/in-the-way")))).bind("now", now)
        .bind("limit", CHUNK).mapTo(UUID.class).list());
  }
}
