package gg.tiketi.postgres;

import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.payment.Refund;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservation.LatestPayment;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatsChanged;
import gg.tiketi.seating.Stock;
import gg.tiketi.seating.StockChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What one transaction does to a sale, collected so that one statement writes it. */
final class SaleChanges {
  private final Map<EventId, Map<Integer, LockedRows.Seat>> seats = new LinkedHashMap<>();
  private final Map<TicketTypeId, LockedRows.StockOf> stocks = new LinkedHashMap<>();
  private final Map<ReservationId, Reservation> granted = new LinkedHashMap<>();
  private final Map<ReservationId, Reservation> changed = new LinkedHashMap<>();
  private final Map<Person, Owned> owned = new LinkedHashMap<>();
  private final Map<KeyOf, Answer> answers = new LinkedHashMap<>();
  private final Map<EventId, List<DomainEvent>> facts = new LinkedHashMap<>();
  private final Set<EventId> mustBeOpen = new LinkedHashSet<>();

  /** So many more or fewer seats or tickets; more only under a limit. */
  private record Owned(Person person, int more, int limit) {
    Owned and(Owned next) {
      return new Owned(person, more + next.more, Math.max(limit, next.limit));
    }
  }

  /** A value of one event. */
  private record Of<T>(EventId event, int index, T value) {}

  boolean isEmpty() {
    return seats.isEmpty() && stocks.isEmpty() && granted.isEmpty() && changed.isEmpty() && answers.isEmpty()
        && facts.isEmpty();
  }

  /** Whether the seat's version has grown already: it grows once per commit. */
  boolean has(EventId event, int index) {
    return seats.getOrDefault(event, Map.of()).containsKey(index);
  }

  boolean has(TicketTypeId type) {
    return stocks.containsKey(type);
  }

  /** The seat as it will be; written only if it is one version behind that. */
  void put(EventId event, int index, LockedRows.Seat seat) {
    seats.computeIfAbsent(event, id -> new TreeMap<>()).put(index, seat);
  }

  void put(EventId event, Stock stock) {
    stocks.put(stock.ticketTypeId(), new LockedRows.StockOf(event, stock));
  }

  /** A new hold; it takes effect only if the event is neither cancelled nor hidden when it is written. */
  void grant(Reservation hold) {
    granted.put(hold.id(), hold);
    mustBeOpen.add(hold.eventId());
  }

  /** A reservation that there was before. */
  void put(Reservation reservation) {
    changed.put(reservation.id(), reservation);
  }

  /** The event must be neither cancelled nor hidden when this is written. */
  void mustBeOpen(EventId event) {
    mustBeOpen.add(event);
  }

  /** The person has so many more, granted under this limit; or fewer, whatever the limit. */
  void own(Person person, int more, int limit) {
    owned.merge(person, new Owned(person, more, limit), Owned::and);
  }

  void remember(KeyOf key, Answer answer) {
    answers.put(key, answer);
  }

  void record(EventId event, DomainEvent fact) {
    facts.computeIfAbsent(event, id -> new ArrayList<>()).add(fact);
  }

  /** Writes everything at {@code now}; throws when a row is not as it was when it was locked. */
  void write(Work work, Instant now) {
    var write = work.query("sale/write").bind("now", now).bind("answersUntil", now.plus(Idempotency.KEPT));
    bindSeats(write);
    bindStocks(write);
    bindGranted(write);
    bindChanged(write);
    bindPeople(write);
    bindAnswers(write);
    bindFacts(write);
    boolean whole = write.bindArray("openEvents", UUID.class, mustBeOpen.stream().map(EventId::value).toList())
        .map((row, context) -> row.getInt("seats") == allSeats().size() && row.getInt("stocks") == stocks.size()
            && row.getInt("answers") == answers.size() && row.getInt("open_events") == mustBeOpen.size())
        .one();
    if (!whole) {
      throw new Outdated("seats, stocks, keys or events changed under a transaction");
    }
  }

  private void bindSeats(Query write) {
    var all = allSeats();
    uuids(write, "seatEvents", all, seat -> seat.event().value());
    numbers(write, "seatNumbers", all, Of::index);
    numbers(write, "seatStatuses", all, seat -> seat.value().status().code());
    uuids(write, "seatOwners", all, seat -> owner(seat.value()));
    texts(write, "seatUntils", all, seat -> text(seat.value().lockedUntil()));
    longs(write, "seatVersions", all, seat -> seat.value().version());
  }

  private void bindStocks(Query write) {
    var all = stocks.values().stream().map(LockedRows.StockOf::stock).toList();
    uuids(write, "types", all, stock -> stock.ticketTypeId().value());
    numbers(write, "helds", all, Stock::held);
    numbers(write, "solds", all, Stock::sold);
    numbers(write, "totals", all, Stock::total);
    longs(write, "stockVersions", all, Stock::version);
  }

  private void bindGranted(Query write) {
    var all = granted.values();
    uuids(write, "grantIds", all, hold -> hold.id().value());
    texts(write, "grantNumbers", all, Reservation::number);
    uuids(write, "grantEvents", all, hold -> hold.eventId().value());
    uuids(write, "grantAccounts", all, hold -> hold.accountId().value());
    texts(write, "grantItems", all, hold -> SnapshotJson.writeItems(hold.items()));
    numbers(write, "grantQuantities", all, Reservation::quantity);
    longs(write, "grantTotals", all, hold -> hold.total().amount());
    texts(write, "grantCurrencies", all, hold -> hold.total().currency().getCurrencyCode());
    texts(write, "grantTimes", all, hold -> hold.createdAt().toString());
    texts(write, "grantEnds", all, hold -> hold.expiresAt().toString());
  }

  private void bindChanged(Query write) {
    var all = changed.values();
    uuids(write, "changeIds", all, reservation -> reservation.id().value());
    texts(write, "changeStatuses", all, reservation -> reservation.status().name());
    texts(write, "changeItems", all, reservation -> SnapshotJson.writeItems(reservation.items()));
    numbers(write, "changeQuantities", all, Reservation::quantity);
    longs(write, "changeTotals", all, reservation -> reservation.total().amount());
    texts(write, "changeEnds", all, reservation -> reservation.expiresAt().toString());
    texts(write, "changeTimes", all, reservation -> reservation.changedAt().toString());
    texts(write, "changeMethods", all, reservation -> payment(reservation, payment -> payment.method().name()));
    texts(write, "changePayments", all, reservation -> payment(reservation, payment -> payment.status().name()));
  }

  private void bindPeople(Query write) {
    var gains = owned.values().stream().filter(change -> change.more() > 0).toList();
    uuids(write, "gainEvents", gains, gain -> gain.person().event().value());
    uuids(write, "gainAccounts", gains, gain -> gain.person().account().value());
    numbers(write, "gains", gains, Owned::more);
    numbers(write, "gainCaps", gains, Owned::limit);
    var losses = owned.values().stream().filter(change -> change.more() < 0).toList();
    uuids(write, "lossEvents", losses, loss -> loss.person().event().value());
    uuids(write, "lossAccounts", losses, loss -> loss.person().account().value());
    numbers(write, "losses", losses, loss -> -loss.more());
  }

  private void bindAnswers(Query write) {
    uuids(write, "keyAccounts", answers.keySet(), key -> key.account().value());
    texts(write, "keys", answers.keySet(), KeyOf::key);
    texts(write, "fingerprints", answers.values(), Answer::fingerprint);
    texts(write, "answeredReservations", answers.values(),
        answer -> answer.reservation().map(SnapshotJson::write).orElse(null));
    texts(write, "answeredRefunds", answers.values(), answer -> refund(answer));
    uuids(write, "answeredPayments", answers.values(),
        answer -> answer.payment().map(payment -> payment.value()).orElse(null));
  }

  /** The facts of one event in one commit: its reservations and payments first, then its seats and stocks. */
  private void bindFacts(Query write) {
    var told = new LinkedHashMap<EventId, List<DomainEvent>>();
    Function<EventId, List<DomainEvent>> of = event -> told.computeIfAbsent(event, id -> new ArrayList<>());
    granted.values().forEach(hold -> of.apply(hold.eventId()).add(ReservationChanged.of(hold)));
    changed.values().forEach(reservation -> of.apply(reservation.eventId()).add(ReservationChanged.of(reservation)));
    facts.forEach((event, more) -> of.apply(event).addAll(more));
    seats.forEach((event, rows) -> of.apply(event).add(new SeatsChanged(event, changes(rows))));
    stocks.values().forEach(stock -> of.apply(stock.event()).add(new StockChanged(stock.event(), stock.stock())));
    uuids(write, "topics", told.keySet(), EventId::value);
    texts(write, "facts", told.values(), FactJson::write);
  }

  private List<Of<LockedRows.Seat>> allSeats() {
    var all = new ArrayList<Of<LockedRows.Seat>>();
    seats.forEach((event, rows) -> rows.forEach((index, seat) -> all.add(new Of<>(event, index, seat))));
    return all;
  }

  private static List<SeatChange> changes(Map<Integer, LockedRows.Seat> rows) {
    var changes = new ArrayList<SeatChange>();
    rows.forEach((index, seat) -> changes.add(seat.change(index)));
    return changes;
  }

  private static @Nullable UUID owner(LockedRows.Seat seat) {
    return seat.owner() == null ? null : seat.owner().value();
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static @Nullable String refund(Answer answer) {
    return answer.refund().map((Refund refund) -> SnapshotJson.write(refund)).orElse(null);
  }

  private static @Nullable String payment(Reservation reservation, Function<LatestPayment, String> part) {
    return reservation.payment().map(part).orElse(null);
  }

  private static <T> void uuids(Query write, String name, Collection<T> all, Column<T, UUID> column) {
    write.bindArray(name, UUID.class, values(all, column));
  }

  private static <T> void texts(Query write, String name, Collection<T> all, Column<T, String> column) {
    write.bindArray(name, String.class, values(all, column));
  }

  private static <T> void numbers(Query write, String name, Collection<T> all, Column<T, Integer> column) {
    write.bindArray(name, Integer.class, values(all, column));
  }

  private static <T> void longs(Query write, String name, Collection<T> all, Column<T, Long> column) {
    write.bindArray(name, Long.class, values(all, column));
  }

  private static <T, V> List<@Nullable V> values(Collection<T> all, Column<T, V> column) {
    var values = new ArrayList<@Nullable V>(all.size());
    all.forEach(each -> values.add(column.of(each)));
    return values;
  }

  /** What a column of the statement holds of one row. */
  @FunctionalInterface
  private interface Column<T, V> {
    @Nullable
    V of(T row);
  }
}
