package gg.tiketi.laws;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.Event;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.seating.InventorySnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything the stores say about some events and people at one instant, and plain questions about it. */
record Books(Map<EventId, InventorySnapshot> inventories, Map<ReservationId, Reservation> reservations) {
  static Books read(Tiketi.Stores stores, Collection<Event> events, Collection<AccountId> people) {
    var inventories = new LinkedHashMap<EventId, InventorySnapshot>();
    events.forEach(event -> inventories.put(event.id(), stores.seats().snapshot(event.id())));
    var reservations = new LinkedHashMap<ReservationId, Reservation>();
    people.forEach(person -> of(stores, person).filter(found -> inventories.containsKey(found.eventId()))
        .forEach(found -> reservations.put(found.id(), found)));
    return new Books(inventories, reservations);
  }

  private static Stream<Reservation> of(Tiketi.Stores stores, AccountId person) {
    var first = stores.reservations().of(person, 1, 100);
    return Stream.iterate(1, page -> page <= first.totalPages(), page -> page + 1)
        .flatMap(page -> (page == 1 ? first : stores.reservations().of(person, page, 100)).items().stream());
  }

  /** Whether a reservation owns what it names at {@code now}: paid, or held and not run out. */
  static boolean owns(Reservation reservation, Instant now) {
    return reservation.status() == ReservationStatus.CONFIRMED
        || reservation.status() == ReservationStatus.PENDING && now.isBefore(reservation.expiresAt());
  }

  Optional<Reservation> find(ReservationId id) {
    return Optional.ofNullable(reservations.get(id));
  }

  List<Reservation> owning(EventId event, Instant now) {
    return reservations.values().stream().filter(found -> found.eventId().equals(event) && owns(found, now)).toList();
  }

  Optional<Reservation> ownerOf(EventId event, int seat, Instant now) {
    return owning(event, now).stream().filter(found -> found.seats().contains(seat)).findFirst();
  }

  /** What a person holds and owns of an event. */
  int owned(EventId event, AccountId person, Instant now) {
    return owning(event, now).stream().filter(found -> found.accountId().equals(person))
        .mapToInt(Reservation::quantity).sum();
  }

  /** How many tickets of a type are held and sold. */
  int used(EventId event, TicketTypeId type, Instant now) {
    return owning(event, now).stream().mapToInt(found -> quantity(found, type)).sum();
  }

  static int quantity(Reservation reservation, TicketTypeId type) {
    return reservation.items().stream().mapToInt(item -> item instanceof Item.TicketItem ticket
        && ticket.ticketTypeId().equals(type) ? ticket.quantity() : 0).sum();
  }
}
