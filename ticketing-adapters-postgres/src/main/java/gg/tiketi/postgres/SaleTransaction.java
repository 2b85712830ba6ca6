package gg.tiketi.postgres;

import gg.tiketi.catalog.Event;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.reservation.GrantDesk;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.Item.SeatItem;
import gg.tiketi.reservation.Item.TicketItem;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.reservation.Wish;
import gg.tiketi.seating.SeatStatus;
import gg.tiketi.seating.Stock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on a sale: what it has locked and what it does to it. First everything is locked, in this order: reservations by
 * id, payments, seats by event and number, stocks by id, people by event and account; then the steps are taken here in memory;
 * then {@link #write} writes them, and the keys last. Nobody waits for a seat while holding a person's row: that and the one
 * order is why there are no deadlocks.
 */
final class SaleTransaction {
  private final Work work;
  private final Instant now;
  private final LockedRows rows = new LockedRows();
  private final SaleChanges changes = new SaleChanges();
  private final List<Reservation> sold = new ArrayList<>();
  private final List<UUID> endedTickets = new ArrayList<>();

  SaleTransaction(Work work, Instant now) {
    this.work = work;
    this.now = now;
  }

  /** The connection, for what is written besides. */
  Work work() {
    return work;
  }

  /** Whether a payment of the hold is undecided; the hold is locked, so that none can begin. */
  boolean isBeingPaid(Reservation hold) {
    return hold.payment().isPresent()
        && work.query("sale/has-undecided-payment").bind("id", hold.id().value()).mapTo(Boolean.class).one();
  }

  /** Locks the reservation, if there is one. */
  Optional<Reservation> lock(ReservationId id) {
    return work.query("sale/lock-reservation").bind("id", id.value()).map((row, context) -> ReservationRows.read(row))
        .findOne();
  }

  /** Locks seats, stocks and people and waits for them. */
  void lock(Wanted wanted) {
    wanted.bindSeats(wanted.bindTypes(wanted.bindPeople(work.query("sale/lock")))).map((row, context) -> {
      rows.add(row);
      return row;
    }).list();
  }

  /** Looks at everything that is wanted and locks of it what is free, waiting for stocks alone. */
  void look(Wanted wanted) {
    var look = wanted.bindEvents(wanted.bindKeys(work.query("sale/look"))).bind("now", now);
    wanted.bindSeats(wanted.bindTypes(wanted.bindPeople(look))).map((row, context) -> {
      rows.add(row);
      return row;
    }).list();
  }

  /** The event with its rules. */
  Event event(EventId id) {
    return work.query("catalog/find").bind("id", id.value()).map((row, context) -> EventRows.read(row)).one();
  }

  /** What the key answered before, as far as it has been read or was answered in this transaction. */
  Optional<Answer> known(AccountId account, Idempotency key) {
    return rows.answer(new KeyOf(account, key.key()));
  }

  /** What the key answered before; to be asked after the row is locked that equal calls wait for. */
  Optional<Answer> answer(AccountId account, Optional<Idempotency> key) {
    return key.flatMap(sent -> work.query("sale/answer").bind("accountId", account.value()).bind("key", sent.key())
        .bind("now", now).map((row, context) -> ReservationRows.readAnswer(row, "payment_id")).findOne());
  }

  /** Whether the event is cancelled; if not, whoever cancels it waits until this transaction ends. */
  boolean isCancelled(EventId event) {
    look(new Wanted().event(event));
    return !isOpen(event, now) && event(event).isCancelled();
  }

  boolean isOpen(EventId event, Instant moment) {
    return rows.isOpen(event, moment);
  }

  boolean isBusy(Person person) {
    return rows.isBusy(person);
  }

  boolean isFree(EventId event, int index) {
    return rows.isFree(event, index);
  }

  boolean isFree(EventId event, Item item) {
    return switch (item) {
      case SeatItem seat -> rows.isFree(event, seat.index());
      case TicketItem ticket -> rows.stock(ticket.ticketTypeId()).stock().available() >= ticket.quantity();
    };
  }

  Optional<LockedRows.Seat> seat(EventId event, int index) {
    return rows.seat(event, index);
  }

  Stock stock(TicketTypeId type) {
    return rows.stock(type).stock();
  }

  int owned(Person person) {
    return rows.owned(person);
  }

  /** A desk that decides at this moment over what is locked. */
  GrantDesk desk(Instant moment) {
    return rows.desk(moment);
  }

  /** The desk for this wish: {@code desk}, unless it wishes for another event's tickets, which its event does not have. */
  GrantDesk desk(Wish wish, GrantDesk desk, Instant moment) {
    return rows.sells(wish) ? desk : rows.deskWithoutStocks(moment);
  }

  /** A new hold of what is free. */
  void grant(Reservation hold, int limit) {
    changes.grant(hold);
    take(hold, hold.items());
    own(Person.of(hold), hold.quantity(), limit);
  }

  /** Gives these items to a hold. */
  void take(Reservation hold, Collection<Item> items) {
    for (Item item : items) {
      switch (item) {
        case SeatItem seat -> set(hold.eventId(), seat.index(), SeatStatus.LOCKED, hold);
        case TicketItem ticket -> move(hold.eventId(), ticket, ticket.quantity(), 0);
      }
    }
  }

  /** Lets the seats of a hold be locked until its new end. */
  void relock(Reservation hold) {
    hold.seats().forEach(index -> set(hold.eventId(), index, SeatStatus.LOCKED, hold));
  }

  /** Turns what the hold holds into tickets; it must own every seat, whatever its row says (law S2). */
  void sell(Reservation hold) {
    for (Item item : hold.items()) {
      switch (item) {
        case SeatItem seat -> {
          if (!isOwner(hold, seat.index())) {
            throw new IllegalStateException(hold.id() + " does not own its seat " + seat.index());
          }
          set(hold.eventId(), seat.index(), SeatStatus.RESERVED, hold);
        }
        case TicketItem ticket -> move(hold.eventId(), ticket, -ticket.quantity(), ticket.quantity());
      }
    }
    sold.add(hold);
  }

  /** Sets free what of {@code items} still belongs to {@code reservation}. */
  void free(Reservation reservation, Collection<Item> items) {
    boolean wasSold = reservation.status() == ReservationStatus.CONFIRMED;
    for (Item item : items) {
      switch (item) {
        case SeatItem seat -> freeSeat(reservation, seat.index());
        case TicketItem ticket ->
          move(reservation.eventId(), ticket, wasSold ? 0 : -ticket.quantity(), wasSold ? -ticket.quantity() : 0);
      }
    }
  }

  /** Ends a live reservation whose rows are locked: everything of it is free again. */
  Reservation end(Reservation reservation, ReservationStatus status) {
    free(reservation, reservation.items());
    own(Person.of(reservation), -reservation.quantity(), 0);
    if (reservation.status() == ReservationStatus.CONFIRMED) {
      endedTickets.add(reservation.id().value());
    }
    var ended = reservation.withStatus(status, now);
    changes.put(ended);
    return ended;
  }

  /** Locks what belongs to the live reservation and ends it. */
  Reservation lockAndEnd(Reservation reservation, ReservationStatus status) {
    lock(Wanted.ofAll(List.of(reservation)));
    return end(reservation, status);
  }

  void put(Reservation reservation) {
    changes.put(reservation);
  }

  void put(EventId event, Stock stock) {
    rows.put(event, stock);
    changes.put(event, stock);
  }

  /** Nothing of this takes effect if the event is cancelled or hidden by then. */
  void mustBeOpen(EventId event) {
    changes.mustBeOpen(event);
  }

  /** The person has so many more, granted under this limit; or fewer, whatever the limit. */
  void own(Person person, int more, int limit) {
    rows.own(person, more);
    changes.own(person, more, limit);
  }

  void record(EventId event, DomainEvent fact) {
    changes.record(event, fact);
  }

  void remember(AccountId account, Optional<Idempotency> idempotency, Answer answer) {
    idempotency.ifPresent(sent -> {
      var key = new KeyOf(account, sent.key());
      rows.put(key, answer);
      changes.remember(key, answer);
    });
  }

  void set(EventId event, int index, SeatStatus status, @Nullable Reservation owner) {
    var old = rows.seat(event, index)
        .orElseThrow(() -> new IllegalStateException("seat " + index + " of " + event + " was not locked"));
    var until = owner == null || status != SeatStatus.LOCKED ? null : owner.expiresAt();
    long version = changes.has(event, index) ? old.version() : old.version() + 1;
    var seat = new LockedRows.Seat(status, owner == null ? null : owner.id(), until, version);
    rows.put(event, index, seat);
    changes.put(event, index, seat);
  }

  /** Writes all of it; the transaction's last act. */
  void write() {
    if (!endedTickets.isEmpty()) {
      work.update("sale/end-tickets").bindArray("reservations", UUID.class, endedTickets).bind("now", now).execute();
    }
    sold.forEach(this::addTickets);
    if (!changes.isEmpty()) {
      changes.write(work, now);
    }
  }

  private void addTickets(Reservation reservation) {
    var seats = new ArrayList<@Nullable Integer>();
    var types = new ArrayList<@Nullable UUID>();
    for (Item item : reservation.items()) {
      seats.add(item instanceof SeatItem seat ? seat.index() : null);
      types.add(item instanceof TicketItem ticket ? ticket.ticketTypeId().value() : null);
    }
    var items = reservation.items();
    work.update("sale/add-tickets").bind("reservationId", reservation.id().value())
        .bind("eventId", reservation.eventId().value()).bind("now", now)
        .bind("currency", reservation.total().currency().getCurrencyCode()).bindArray("seats", Integer.class, seats)
        .bindArray("types", UUID.class, types)
        .bindArray("quantities", Integer.class, items.stream().map(Item::quantity).toList())
        .bindArray("prices", Long.class, items.stream().map(item -> item.unitPrice().amount()).toList()).execute();
  }

  private void freeSeat(Reservation reservation, int index) {
    if (isOwner(reservation, index)) {
      set(reservation.eventId(), index, SeatStatus.AVAILABLE, null);
    }
  }

  private boolean isOwner(Reservation reservation, int index) {
    return rows.seat(reservation.eventId(), index).filter(seat -> reservation.id().equals(seat.owner())).isPresent();
  }

  private void move(EventId event, TicketItem ticket, int held, int sold) {
    var old = rows.stock(ticket.ticketTypeId()).stock();
    long version = changes.has(old.ticketTypeId()) ? old.version() : old.version() + 1;
    put(event, new Stock(old.ticketTypeId(), old.held() + held, old.sold() + sold, old.total(), version));
  }
}
