package gg.tiketi.reservation;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.reservation.Item.SeatItem;
import gg.tiketi.reservation.Item.TicketItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Somebody's wish to hold seats or tickets, complete enough to be granted: with its future id, frozen prices and length.
 *
 * @param limit the most this person may hold and own of this event (law S6)
 * @param holdFor how long the hold would last, from its grant
 */
public record Wish(
    ReservationId id,
    String number,
    EventId eventId,
    AccountId accountId,
    List<Item> items,
    int limit,
    Duration holdFor,
    Optional<Idempotency> idempotency) {
  public Wish {
    items = List.copyOf(items);
    if (seats(items).size() + tickets(items).size() != items.size()) {
      throw new IllegalArgumentException("a seat or ticket type is named twice: " + items);
    }
  }

  public int quantity() {
    return items.stream().mapToInt(Item::quantity).sum();
  }

  public SortedSet<Integer> seats() {
    return seats(items);
  }

  /** How many tickets of each type are wanted, by type. */
  public SortedMap<String, TicketItem> tickets() {
    return tickets(items);
  }

  private static SortedSet<Integer> seats(List<Item> items) {
    var seats = new TreeSet<Integer>();
    for (Item item : items) {
      if (item instanceof SeatItem seat) {
        seats.add(seat.index());
      }
    }
    return seats;
  }

  private static SortedMap<String, TicketItem> tickets(List<Item> items) {
    var tickets = new TreeMap<String, TicketItem>();
    for (Item item : items) {
      if (item instanceof TicketItem ticket) {
        tickets.put(ticket.ticketTypeId().toString(), ticket);
      }
    }
    return tickets;
  }

  /** The reservation this wish becomes when it is granted at {@code now}. */
  public Reservation granted(Instant now) {
    return new Reservation(id, number, eventId, accountId, ReservationStatus.PENDING, items, now,
        now.plus(holdFor), now, Optional.empty());
  }

  /** The same wish for other items. */
  public Wish withItems(List<Item> items) {
    return new Wish(id, number, eventId, accountId, items, limit, holdFor, idempotency);
  }
}
