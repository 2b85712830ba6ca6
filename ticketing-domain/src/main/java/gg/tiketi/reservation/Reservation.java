package gg.tiketi.reservation;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.reservation.Item.SeatItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Seats or tickets that one person holds or owns.
 *
 * @param number what people read out at the door: unguessable, {@code TK} and ten letters or digits
 * @param items never empty; seats in layout order
 * @param createdAt when it was granted; its hold can live 20 minutes from then (law S9)
 * @param expiresAt when its hold ends or ended
 * @param changedAt when it last changed; the time an answer about the change carries
 * @param payment the latest payment
 */
public record Reservation(
    ReservationId id,
    String number,
    EventId eventId,
    AccountId accountId,
    ReservationStatus status,
    List<Item> items,
    Instant createdAt,
    Instant expiresAt,
    Instant changedAt,
    Optional<LatestPayment> payment) {
  /** How the latest payment of a reservation stands. */
  public record LatestPayment(PaymentMethod method, PaymentStatus status) {}

  public Reservation {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a reservation has items");
    }
  }

  public Money total() {
    return items.stream().map(Item::subtotal).reduce(Money::plus).orElseThrow();
  }

  /** How many seats or tickets it counts against the limit per person. */
  public int quantity() {
    return items.stream().mapToInt(Item::quantity).sum();
  }

  /** Its seats by index, empty when it is of ticket types. */
  public SortedSet<Integer> seats() {
    var seats = new TreeSet<Integer>();
    for (Item item : items) {
      if (item instanceof SeatItem seat) {
        seats.add(seat.index());
      }
    }
    return seats;
  }

  /** Whether it is a hold that has run out at {@code now}, swept or not (law S8). */
  public boolean isDue(Instant now) {
    return status == ReservationStatus.PENDING && !now.isBefore(expiresAt);
  }

  public Reservation withStatus(ReservationStatus status, Instant now) {
    return new Reservation(id, number, eventId, accountId, status, items, createdAt, expiresAt, now, payment);
  }

  public Reservation withItems(List<Item> items, Instant now) {
    return new Reservation(id, number, eventId, accountId, status, items, createdAt, expiresAt, now, payment);
  }

  public Reservation withExpiry(Instant expiresAt, Instant now) {
    return new Reservation(id, number, eventId, accountId, status, items, createdAt, expiresAt, now, payment);
  }

  public Reservation withPayment(LatestPayment payment, Instant now) {
    return new Reservation(id, number, eventId, accountId, status, items, createdAt, expiresAt, now,
        Optional.of(payment));
  }
}
