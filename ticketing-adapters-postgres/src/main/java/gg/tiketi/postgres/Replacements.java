package gg.tiketi.postgres;

import gg.tiketi.reservation.ReplaceResult;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.reservation.Reservations.Earlier;
import gg.tiketi.reservation.Reservations.Replacement;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/** Replaces the seats of a hold: the hold's row first, then the seats of both sets in order, then the person. */
final class Replacements {
  private final Database database;
  private final DueHolds dueHolds;

  Replacements(Database database, DueHolds dueHolds) {
    this.database = database;
    this.dueHolds = dueHolds;
  }

  ReplaceResult replace(Replacement replacement, Instant now) {
    var hold = database.read(work -> work.query("reservations/find").bind("id", replacement.id().value())
        .map((row, context) -> ReservationRows.read(row)).findOne());
    var obstacles = new Wanted();
    hold.ifPresent(found -> obstacles.items(found.eventId(), replacement.items())
        .person(found.eventId(), replacement.accountId()));
    return dueHolds.clearing(obstacles, now, Replacements::isRefusal,
        () -> database.inTransaction(work -> replace(new SaleTransaction(work, now), replacement, now)));
  }

  private static ReplaceResult replace(SaleTransaction sale, Replacement replacement, Instant now) {
    var locked = sale.lock(replacement.id()).filter(hold -> hold.accountId().equals(replacement.accountId()));
    var earlier = sale.answer(replacement.accountId(), replacement.idempotency());
    if (earlier.isPresent()) {
      return repeated(earlier.get().to(replacement.idempotency().orElseThrow()));
    }
    if (locked.isEmpty()) {
      return new ReplaceResult.Unknown();
    }
    var hold = locked.get();
    if (hold.status() == ReservationStatus.EXPIRED || hold.isDue(now)) {
      return new ReplaceResult.Expired();
    }
    if (hold.status() != ReservationStatus.PENDING || hold.seats().isEmpty() || sale.isBeingPaid(hold)) {
      return new ReplaceResult.InvalidState();
    }
    return replaceSeats(sale, hold, replacement, now);
  }

  private static ReplaceResult replaceSeats(SaleTransaction sale, Reservation hold, Replacement replacement,
      Instant now) {
    var event = hold.eventId();
    sale.look(new Wanted().event(event));
    if (!sale.isOpen(event, now)) {
      return new ReplaceResult.Closed();
    }
    var next = hold.withItems(replacement.items(), now);
    var person = Person.of(hold);
    sale.lock(new Wanted().items(event, hold.items()).items(event, next.items()).person(event, hold.accountId()));
    int owned = sale.owned(person);
    if (owned - hold.quantity() + next.quantity() > replacement.limit()) {
      return new ReplaceResult.LimitExceeded(replacement.limit(), owned);
    }
    var taken = new TreeSet<>(next.seats());
    taken.removeAll(hold.seats());
    taken.removeIf(index -> sale.isFree(event, index));
    if (!taken.isEmpty()) {
      return new ReplaceResult.Taken(taken);
    }
    move(sale, hold, next, replacement);
    return new ReplaceResult.Replaced(next);
  }

  private static void move(SaleTransaction sale, Reservation hold, Reservation next, Replacement replacement) {
    sale.mustBeOpen(hold.eventId());
    sale.put(next);
    sale.free(hold, hold.items().stream().filter(item -> !next.items().contains(item)).toList());
    sale.take(next, next.items().stream().filter(item -> !hold.items().contains(item)).toList());
    sale.own(Person.of(hold), next.quantity() - hold.quantity(), replacement.limit());
    replacement.idempotency()
        .ifPresent(key -> sale.remember(hold.accountId(), Optional.of(key), Answer.of(key, next)));
    sale.write();
  }

  private static ReplaceResult repeated(Earlier earlier) {
    return switch (earlier) {
      case Earlier.Effect(var reservation) -> new ReplaceResult.Replaced(reservation);
      case Earlier.KeyReused() -> new ReplaceResult.KeyReused();
    };
  }

  private static boolean isRefusal(ReplaceResult result) {
    return switch (result) {
      case ReplaceResult.LimitExceeded _,ReplaceResult.Taken _ -> true;
      case ReplaceResult.Replaced _,ReplaceResult.KeyReused _,ReplaceResult.Unknown _,ReplaceResult.Expired _,ReplaceResult.InvalidState _,ReplaceResult.Closed _ ->
        false;
    };
  }
}
