package gg.tiketi.laws;

import gg.tiketi.catalog.Event;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Money;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Settlement;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a careful clerk with one ledger would answer, written from the words of the laws and with none of the product's own
 * decisions.
 *
 * @param patience from when on a hold has run out; the present, or long ago for a clerk who never notices it
 */
record Clerk(Books books, Stage stage, Instant now, Instant patience) {
  static Clerk at(Books books, Stage stage, Instant now) {
    return new Clerk(books, stage, now, now);
  }

  /** The same clerk, but to whom holds never run out. */
  Clerk blindToExpiry() {
    return new Clerk(books, stage, now, Instant.MIN);
  }

  boolean isOpen(Event event) {
    return !stage.isCancelled(event.id()) && !now.isBefore(event.sale().opensAt())
        && now.isBefore(event.sale().closesAt());
  }

  boolean isFree(EventId event, int seat) {
    return seat >= 0 && seat < Stage.SEATS && event.equals(stage.seated.id()) && !stage.blocked.contains(seat)
        && books.ownerOf(event, seat, patience).isEmpty();
  }

  Set<Integer> freeSeats() {
    var free = new TreeSet<Integer>();
    IntStream.range(0, Stage.SEATS).filter(seat -> isFree(stage.seated.id(), seat)).forEach(free::add);
    return free;
  }

  int owned(EventId event, AccountId person) {
    return books.owned(event, person, patience);
  }

  /** Why these items cannot be had by somebody who would give back {@code old} for them; empty when they can. */
  Optional<GrantResult> refusal(Event event, AccountId person, Collection<Item> items, Collection<Item> old) {
    if (!isOpen(event)) {
      return Optional.of(new GrantResult.Closed());
    }
    int owned = owned(event.id(), person);
    if (owned - quantity(old) + quantity(items) > Stage.LIMIT) {
      return Optional.of(new GrantResult.LimitExceeded(Stage.LIMIT, owned));
    }
    var taken = new TreeSet<Integer>();
    for (var item : items) {
      if (item instanceof Item.SeatItem seat && !old.contains(item) && !isFree(event.id(), seat.index())) {
        taken.add(seat.index());
      }
    }
    if (!taken.isEmpty()) {
      return Optional.of(new GrantResult.Taken(taken));
    }
    return areLeft(event.id(), items) ? Optional.empty() : Optional.of(new GrantResult.SoldOut());
  }

  private boolean areLeft(EventId event, Collection<Item> items) {
    return items.stream().allMatch(item -> switch (item) {
      case Item.SeatItem _ -> true;
      case Item.TicketItem ticket -> left(event, ticket) >= ticket.quantity();
    });
  }

  private int left(EventId event, Item.TicketItem ticket) {
    return Optional.ofNullable(stage.types.get(ticket.ticketTypeId()))
        .map(type -> type.total() - books.used(event, type.id(), patience)).orElse(0);
  }

  /** The first free seats together in one row among {@code candidates}, found by trying every place. */
  static Optional<List<Integer>> firstBlock(int count, Set<Integer> candidates) {
    int perRow = 3;
    return IntStream.range(0, Stage.SEATS).filter(first -> first % perRow + count <= perRow)
        .mapToObj(first -> IntStream.range(first, first + count).boxed().toList())
        .filter(candidates::containsAll).findFirst();
  }

  /** The instant a hold must last to when it is extended by {@code time} now: never less, never beyond twenty minutes. */
  Instant extended(Reservation hold, Duration time) {
    var cap = hold.createdAt().plus(Duration.ofMinutes(20));
    var wanted = now.plus(time);
    var until = wanted.isAfter(cap) ? cap : wanted;
    return until.isBefore(hold.expiresAt()) ? hold.expiresAt() : until;
  }

  boolean hasRunOut(Reservation reservation) {
    return reservation.status() == ReservationStatus.EXPIRED
        || reservation.status() == ReservationStatus.PENDING && !Books.owns(reservation, now);
  }

  /** The ends a capture may come to. */
  Set<Settlement> ends(Payment payment, Money amount, Reservation reservation) {
    if (payment.status() == PaymentStatus.COMPLETED || payment.status() == PaymentStatus.REFUNDED) {
      return Set.of(Settlement.ALREADY_SETTLED);
    }
    if (!amount.equals(reservation.total()) || stage.isCancelled(reservation.eventId())
        || payment.status() == PaymentStatus.FAILED) {
      return Set.of(Settlement.REFUND_DUE);
    }
    return switch (reservation.status()) {
      case PENDING -> hasRunOut(reservation) ? Set.of(Settlement.SOLD, Settlement.REVIVED) : Set.of(Settlement.SOLD);
      case EXPIRED -> Set.of(isRevivable(reservation) ? Settlement.REVIVED : Settlement.REFUND_DUE);
      case CONFIRMED, CANCELLED -> Set.of(Settlement.REFUND_DUE);
    };
  }

  private boolean isRevivable(Reservation expired) {
    var event = expired.eventId();
    return owned(event, expired.accountId()) + expired.quantity() <= Stage.LIMIT
        && expired.seats().stream().allMatch(seat -> isFree(event, seat)) && areLeft(event, expired.items());
  }

  private static int quantity(Collection<Item> items) {
    return items.stream().mapToInt(Item::quantity).sum();
  }
}
