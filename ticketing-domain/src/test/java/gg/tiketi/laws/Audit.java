package gg.tiketi.laws;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The laws that must hold in every state, whatever led to it: S1 to S6 and S9. */
final class Audit {
  private final Books books;
  private final Instant now;
  private final Ruling ruling;

  Audit(Books books, Instant now, Ruling ruling) {
    this.books = books;
    this.now = now;
    this.ruling = ruling;
  }

  /** Everything about one event's seats; {@code blocked} are those that organisers took off sale. */
  void seats(Event event, Set<Integer> blocked) {
    var seats = inventory(event.id());
    int all = event.layout().orElseThrow().totalSeats();
    ruling.same("S1", IntStream.range(0, all).boxed().toList(), seats.stream().map(SeatChange::index).toList(),
        "the seats of the event");
    var live = live(event.id());
    var held = new TreeMap<Integer, ReservationId>();
    var sold = new TreeMap<Integer, ReservationId>();
    for (var reservation : live) {
      var mine = reservation.status() == ReservationStatus.CONFIRMED ? sold : held;
      for (int seat : reservation.seats()) {
        var other = held.containsKey(seat) ? held.get(seat) : sold.get(seat);
        ruling.check("S2", other == null, "seat " + seat + " is owned by " + other + " and " + reservation.id());
        mine.put(seat, reservation.id());
      }
    }
    ruling.same("S3", held.keySet(), with(seats, SeatStatus.LOCKED), "locked seats");
    ruling.same("S3", sold.keySet(), with(seats, SeatStatus.RESERVED), "reserved seats");
    ruling.same("S1", new TreeSet<>(blocked), with(seats, SeatStatus.BLOCKED), "blocked seats");
    live.forEach(reservation -> wholeHold(reservation, seats));
  }

  /** All items of a live reservation are its own, and its seats are locked as long as it says. */
  private void wholeHold(Reservation reservation, Collection<SeatChange> seats) {
    for (var seat : seats) {
      if (reservation.seats().contains(seat.index())) {
        ruling.check("S4", seat.status() == SeatStatus.LOCKED || seat.status() == SeatStatus.RESERVED,
            "seat " + seat + " of " + reservation.id() + " is not taken");
        seat.lockedUntil().ifPresent(until -> ruling.same("S8", reservation.expiresAt(), until,
            "seat " + seat.index() + " and its hold end together"));
      }
    }
  }

  void stocks(EventId event, Collection<TicketType> types) {
    var stocks = books.inventories().get(event).stocks();
    ruling.same("S1", types.size(), stocks.size(), "ticket types with a stock");
    var live = live(event);
    for (var type : types) {
      var stock = stocks.stream().filter(found -> found.ticketTypeId().equals(type.id())).findFirst();
      stock.ifPresent(found -> {
        ruling.same("S5", quantity(live, type, ReservationStatus.PENDING), found.held(), "held " + type.name());
        ruling.same("S5", quantity(live, type, ReservationStatus.CONFIRMED), found.sold(), "sold " + type.name());
        ruling.same("S5", type.total(), found.total(), "total of " + type.name());
        ruling.check("S5", found.held() >= 0 && found.sold() >= 0 && found.available() >= 0, "stock " + found);
      });
    }
  }

  void limits(Event event) {
    Map<AccountId, Integer> owned = new HashMap<>();
    books.owning(event.id(), now).forEach(found -> owned.merge(found.accountId(), found.quantity(), Integer::sum));
    owned.forEach((person, quantity) -> ruling.check("S6", quantity <= event.rules().maxPerPerson(),
        person + " has " + quantity));
  }

  void lives() {
    books.reservations().values().forEach(found -> ruling.check("S9",
        !found.expiresAt().isAfter(found.createdAt().plusSeconds(20 * 60)), "hold " + found + " lives too long"));
  }

  private Collection<SeatChange> inventory(EventId event) {
    return books.inventories().get(event).seats();
  }

  private Collection<Reservation> live(EventId event) {
    return books.reservations().values().stream().filter(found -> found.eventId().equals(event))
        .filter(found -> found.status() == ReservationStatus.PENDING
            || found.status() == ReservationStatus.CONFIRMED)
        .toList();
  }

  private static Set<Integer> with(Collection<SeatChange> seats, SeatStatus status) {
    return seats.stream().filter(seat -> seat.status() == status).map(SeatChange::index)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static int quantity(Collection<Reservation> live, TicketType type, ReservationStatus status) {
    return live.stream().filter(found -> found.status() == status)
        .mapToInt(found -> Books.quantity(found, type.id())).sum();
  }
}
