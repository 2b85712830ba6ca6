package gg.tiketi.reservation;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.InMemoryCatalog;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentChanged;
import gg.tiketi.payment.Refund;
import gg.tiketi.reservation.Item.SeatItem;
import gg.tiketi.reservation.Item.TicketItem;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatStatus;
import gg.tiketi.seating.SeatsChanged;
import gg.tiketi.seating.Stock;
import gg.tiketi.seating.StockChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables behind the in-memory stores of a sale, and the steps they share. Whoever touches them holds this object's
 * monitor from the first look to {@link #commit}: that is the transaction.
 */
public final class SaleBook {
  final InMemoryCatalog catalog;
  final Map<ReservationId, Reservation> reservations = new LinkedHashMap<>();
  /** Those of the reservations that are holds. */
  final Map<ReservationId, Reservation> holds = new LinkedHashMap<>();
  final Map<PaymentId, Payment> payments = new LinkedHashMap<>();
  private final Map<AccountId, Set<ReservationId>> people = new HashMap<>();
  private final Map<ReservationId, Set<PaymentId>> attempts = new HashMap<>();
  final Map<RefundId, Refund> refunds = new LinkedHashMap<>();
  final Map<KeyOf, Answer> answers = new HashMap<>();
  private final Map<EventId, Seat[]> seats = new HashMap<>();
  private final Map<TicketTypeId, Stock> stocks = new HashMap<>();
  private final InMemoryEventFeed feed;
  private final Map<EventId, Set<Integer>> changedSeats = new LinkedHashMap<>();
  private final Map<EventId, Set<TicketTypeId>> changedStocks = new LinkedHashMap<>();
  private final Map<EventId, List<DomainEvent>> facts = new LinkedHashMap<>();

  /** A key as its account sent it. */
  record KeyOf(AccountId account, String key) {}

  /** What a call with a key did; the payment stands in for reservation and refund when the call was to pay. */
  record Answer(String fingerprint, Instant until, @Nullable Reservation reservation, @Nullable Refund refund,
      @Nullable PaymentId payment) {}

  /** One seat's row of truth; {@code owner} is the live reservation it belongs to. */
  record Seat(SeatStatus status, @Nullable ReservationId owner, long version) {
    Seat next(SeatStatus status, @Nullable ReservationId owner) {
      return new Seat(status, owner, version + 1);
    }
  }

  public SaleBook(InMemoryCatalog catalog, InMemoryEventFeed feed) {
    this.catalog = catalog;
    this.feed = feed;
  }

  Optional<Event> event(EventId id) {
    return catalog.find(id).map(listing -> listing.event());
  }

  boolean isOpen(EventId id, Instant now) {
    return event(id).filter(event -> !event.isCancelled() && !event.hidden() && event.sale().contains(now)).isPresent();
  }

  /** The seats of an event, made from its layout at the first look. */
  Seat[] seats(EventId id) {
    return seats.computeIfAbsent(id, missing -> event(id).flatMap(Event::layout).map(layout -> {
      var made = new Seat[layout.totalSeats()];
      for (int i = 0; i < made.length; i++) {
        made[i] = new Seat(layout.isBlocked(i) ? SeatStatus.BLOCKED : SeatStatus.AVAILABLE, null, 0);
      }
      return made;
    }).orElseGet(() -> new Seat[0]));
  }

  Stock stock(TicketTypeId id) {
    int total = catalog.ticketType(id).map(TicketType::total).orElse(0);
    return stocks.computeIfAbsent(id, missing -> new Stock(id, 0, 0, total, 0));
  }

  /** Whether the event sells tickets of this type. */
  boolean sells(EventId event, TicketTypeId type) {
    return catalog.ticketType(type).filter(found -> found.eventId().equals(event)).isPresent();
  }

  void resize(TicketType type) {
    var stock = stock(type.id());
    put(type.eventId(), new Stock(type.id(), stock.held(), stock.sold(), type.total(), stock.version() + 1));
  }

  boolean isFree(EventId event, int index) {
    var all = seats(event);
    return index >= 0 && index < all.length && all[index].status() == SeatStatus.AVAILABLE;
  }

  void set(EventId event, int index, SeatStatus status, @Nullable ReservationId owner) {
    seats(event)[index] = seats(event)[index].next(status, owner);
    changedSeats.computeIfAbsent(event, id -> new LinkedHashSet<>()).add(index);
  }

  /** What a person holds and owns of an event. */
  int owned(EventId event, AccountId account) {
    return live(event, account).stream().mapToInt(Reservation::quantity).sum();
  }

  List<Reservation> live(EventId event, AccountId account) {
    return people.getOrDefault(account, Set.of()).stream().map(reservations::get)
        .filter(reservation -> reservation.status().isLive() && reservation.eventId().equals(event)).toList();
  }

  Optional<Reservation> ownerOf(EventId event, int index) {
    var owner = seats(event)[index].owner();
    return Optional.ofNullable(owner).map(reservations::get);
  }

  void put(Reservation reservation) {
    reservations.put(reservation.id(), reservation);
    people.computeIfAbsent(reservation.accountId(), first -> new LinkedHashSet<>()).add(reservation.id());
    if (reservation.status() == ReservationStatus.PENDING) {
      holds.put(reservation.id(), reservation);
    } else {
      holds.remove(reservation.id());
    }
    record(reservation.eventId(), ReservationChanged.of(reservation));
  }

  void put(Payment payment) {
    payments.put(payment.id(), payment);
    attempts.computeIfAbsent(payment.reservationId(), first -> new LinkedHashSet<>()).add(payment.id());
    record(payment.eventId(), new PaymentChanged(payment));
  }

  /** All attempts to pay a reservation, in the order in which they began. */
  List<Payment> payments(ReservationId reservation) {
    return attempts.getOrDefault(reservation, Set.of()).stream().map(payments::get).toList();
  }

  /** Gives a new hold its seats and tickets. */
  void take(Reservation hold, Collection<Item> items) {
    for (Item item : items) {
      switch (item) {
        case SeatItem seat -> set(hold.eventId(), seat.index(), SeatStatus.LOCKED, hold.id());
        case TicketItem ticket -> move(hold.eventId(), ticket, ticket.quantity(), 0);
      }
    }
  }

  /** Turns the held seats and tickets of {@code hold} into sold ones. */
  void sell(Reservation hold) {
    for (Item item : hold.items()) {
      switch (item) {
        case SeatItem seat -> set(hold.eventId(), seat.index(), SeatStatus.RESERVED, hold.id());
        case TicketItem ticket -> move(hold.eventId(), ticket, -ticket.quantity(), ticket.quantity());
      }
    }
  }

  /** Sets free what of {@code items} still belongs to {@code reservation}. */
  void free(Reservation reservation, Collection<Item> items) {
    boolean sold = reservation.status() == ReservationStatus.CONFIRMED;
    for (Item item : items) {
      switch (item) {
        case SeatItem seat -> {
          if (reservation.id().equals(seats(reservation.eventId())[seat.index()].owner())) {
            set(reservation.eventId(), seat.index(), SeatStatus.AVAILABLE, null);
          }
        }
        case TicketItem ticket -> move(reservation.eventId(), ticket, sold ? 0 : -ticket.quantity(),
            sold ? -ticket.quantity() : 0);
      }
    }
  }

  /** Ends a live reservation: everything of it is free again. */
  Reservation end(Reservation reservation, ReservationStatus status, Instant now) {
    free(reservation, reservation.items());
    var ended = reservation.withStatus(status, now);
    put(ended);
    return ended;
  }

  /** Ends the hold when it has run out. */
  void endIfDue(Reservation hold, Instant now) {
    if (hold.isDue(now)) {
      end(hold, ReservationStatus.EXPIRED, now);
    }
  }

  /** Ends all holds of an event that have run out: tickets of one type can be in any of them. */
  void endAllDue(EventId event, Instant now) {
    holds.values().stream().filter(hold -> hold.eventId().equals(event)).toList()
        .forEach(hold -> endIfDue(hold, now));
  }

  /** Publishes what the transaction changed, one commit per event. */
  void commit() {
    changedSeats.forEach((event, indexes) -> record(event, new SeatsChanged(event,
        indexes.stream().map(index -> change(event, index)).toList())));
    changedStocks.forEach((event, types) -> types.forEach(type -> record(event, new StockChanged(event, stock(type)))));
    facts.forEach((event, changes) -> feed.record(Optional.of(event), changes));
    changedSeats.clear();
    changedStocks.clear();
    facts.clear();
  }

  long version(EventId event) {
    return feed.version(event);
  }

  SeatChange change(EventId event, int index) {
    var seat = seats(event)[index];
    var until = Optional.ofNullable(seat.owner()).filter(owner -> seat.status() == SeatStatus.LOCKED)
        .map(owner -> Optional.ofNullable(reservations.get(owner)).orElseThrow().expiresAt());
    return new SeatChange(index, seat.status(), until, seat.version());
  }

  /** The stocks of an event in the order of its ticket types. */
  List<Stock> stocksOf(EventId event) {
    return catalog.find(event).stream().flatMap(listing -> listing.ticketTypes().stream())
        .map(type -> stock(type.id())).toList();
  }

  private void record(EventId event, DomainEvent fact) {
    facts.computeIfAbsent(event, id -> new ArrayList<>()).add(fact);
  }

  private void move(EventId event, TicketItem ticket, int held, int sold) {
    var old = stock(ticket.ticketTypeId());
    put(event, new Stock(old.ticketTypeId(), old.held() + held, old.sold() + sold, old.total(), old.version() + 1));
  }

  private void put(EventId event, Stock stock) {
    stocks.put(stock.ticketTypeId(), stock);
    changedStocks.computeIfAbsent(event, id -> new LinkedHashSet<>()).add(stock.ticketTypeId());
  }
}
