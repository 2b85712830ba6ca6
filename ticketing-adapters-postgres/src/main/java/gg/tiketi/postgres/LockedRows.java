package gg.tiketi.postgres;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.reservation.GrantDesk;
import gg.tiketi.reservation.Wish;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatStatus;
import gg.tiketi.seating.Stock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a transaction has locked, and what it knows besides: the state in which its steps find it. */
final class LockedRows {
  private final Map<EventId, Map<Integer, Seat>> seats = new HashMap<>();
  private final Map<TicketTypeId, StockOf> stocks = new HashMap<>();
  private final Map<Person, Integer> owned = new HashMap<>();
  private final Set<Person> known = new HashSet<>();
  /** When the events close whose sale has opened. */
  private final Map<EventId, Instant> closings = new HashMap<>();
  private final Map<KeyOf, Answer> answers = new HashMap<>();

  /** A seat's row; {@code owner} is the live reservation it belongs to. */
  record Seat(SeatStatus status, @Nullable ReservationId owner, @Nullable Instant lockedUntil, long version) {
    SeatChange change(int index) {
      return new SeatChange(index, status, Optional.ofNullable(lockedUntil), version);
    }
  }

  /** A stock and the event it belongs to. */
  record StockOf(EventId event, Stock stock) {}

  /** Takes in one row of what was looked at or locked. */
  void add(ResultSet row) throws SQLException {
    switch (row.getString("kind")) {
      case "seat" -> seats(event(row)).put(row.getInt("number"), seat(row));
      case "stock" -> {
        var type = new TicketTypeId(Columns.uuid(row, "other_id"));
        put(event(row), new Stock(type, row.getInt("held"), row.getInt("sold"), row.getInt("total"),
            row.getLong("version")));
      }
      case "person" -> owned.put(person(row), row.getInt("number"));
      case "known" -> known.add(person(row));
      case "open" -> closings.put(event(row), Columns.optionalInstant(row, "locked_until").orElseThrow());
      case "answer" -> answers.put(
          new KeyOf(new AccountId(Columns.uuid(row, "other_id")), row.getString("key")),
          ReservationRows.readAnswer(row, "event_id"));
      default -> throw new IllegalStateException("a row of kind " + row.getString("kind"));
    }
  }

  Optional<Seat> seat(EventId event, int index) {
    return Optional.ofNullable(seats(event).get(index));
  }

  boolean isFree(EventId event, int index) {
    return seat(event, index).filter(seat -> seat.status() == SeatStatus.AVAILABLE).isPresent();
  }

  void put(EventId event, int index, Seat seat) {
    seats(event).put(index, seat);
  }

  StockOf stock(TicketTypeId type) {
    return Optional.ofNullable(stocks.get(type))
        .orElseThrow(() -> new IllegalStateException("the stock of " + type + " was not locked"));
  }

  void put(EventId event, Stock stock) {
    stocks.put(stock.ticketTypeId(), new StockOf(event, stock));
  }

  int owned(Person person) {
    return owned.getOrDefault(person, 0);
  }

  void own(Person person, int more) {
    owned.merge(person, more, Integer::sum);
  }

  /** Whether the person's row is there but another transaction has locked it. */
  boolean isBusy(Person person) {
    return known.contains(person) && !owned.containsKey(person);
  }

  boolean isOpen(EventId event, Instant moment) {
    return Optional.ofNullable(closings.get(event)).filter(moment::isBefore).isPresent();
  }

  Optional<Answer> answer(KeyOf key) {
    return Optional.ofNullable(answers.get(key));
  }

  void put(KeyOf key, Answer answer) {
    answers.put(key, answer);
  }

  /** Whether every ticket of the wish is of a type that its event sells. */
  boolean sells(Wish wish) {
    return wish.tickets().values().stream().map(ticket -> Optional.ofNullable(stocks.get(ticket.ticketTypeId())))
        .allMatch(stock -> stock.filter(of -> of.event().equals(wish.eventId())).isPresent());
  }

  /** A desk that decides over all of this at this moment. */
  GrantDesk desk(Instant moment) {
    var desk = deskWithoutStocks(moment);
    stocks.values().forEach(of -> desk.ticketsLeft(of.stock().ticketTypeId(), of.stock().available()));
    return desk;
  }

  /** A desk at which no ticket is left. */
  GrantDesk deskWithoutStocks(Instant moment) {
    var desk = new GrantDesk();
    closings.keySet().stream().filter(event -> isOpen(event, moment)).forEach(desk::opened);
    seats.forEach((event, rows) -> rows.keySet().stream().filter(index -> isFree(event, index))
        .forEach(index -> desk.freeSeat(event, index)));
    owned.forEach((person, quantity) -> desk.owned(person.event(), person.account(), quantity));
    return desk;
  }

  private Map<Integer, Seat> seats(EventId event) {
    return seats.computeIfAbsent(event, id -> new TreeMap<>());
  }

  private static Seat seat(ResultSet row) throws SQLException {
    return new Seat(SeatStatus.of(row.getInt("status")),
        Columns.uuid(row, "other_id", ReservationId::new).orElse(null),
        Columns.optionalInstant(row, "locked_until").orElse(null), row.getLong("version"));
  }

  private static EventId event(ResultSet row) throws SQLException {
    return new EventId(Columns.uuid(row, "event_id"));
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(event(row), new AccountId(Columns.uuid(row, "other_id")));
  }
}
