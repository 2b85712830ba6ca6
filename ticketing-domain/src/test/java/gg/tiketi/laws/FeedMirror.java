package gg.tiketi.laws;

import gg.tiketi.kernel.EventFeed;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.Published;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentChanged;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.seating.InventorySnapshot;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatsChanged;
import gg.tiketi.seating.Stock;
import gg.tiketi.seating.StockChanged;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A client that knows what it was told and nothing else: snapshots once, then only published facts. When all that was
 * committed has been heard it must equal the store (laws L1 and L2).
 */
final class FeedMirror {
  private static final int BATCH = 100;

  private final EventFeed feed;
  private final Ruling ruling;
  private final Map<EventId, TreeMap<Integer, SeatChange>> seats = new HashMap<>();
  private final Map<TicketTypeId, Stock> stocks = new HashMap<>();
  private final Map<EventId, Long> versions = new HashMap<>();
  private final Map<ReservationId, ReservationChanged> reservations = new HashMap<>();
  private final Map<PaymentId, Payment> payments = new HashMap<>();
  private long position;

  FeedMirror(EventFeed feed, Ruling ruling) {
    this.feed = feed;
    this.ruling = ruling;
    this.position = feed.head();
  }

  /** Begins to follow an event. */
  void follow(EventId event, InventorySnapshot snapshot) {
    versions.put(event, snapshot.version());
    var mine = seats.computeIfAbsent(event, id -> new TreeMap<>());
    snapshot.seats().forEach(seat -> mine.put(seat.index(), seat));
    snapshot.stocks().forEach(stock -> stocks.put(stock.ticketTypeId(), stock));
  }

  /** Hears all that was committed; answers how many commits that were. */
  int hear() {
    int heard = 0;
    int numbered;
    List<Published> news;
    do {
      numbered = feed.number(BATCH);
      news = feed.after(position, BATCH);
      news.forEach(this::hear);
      heard += news.size();
    } while (numbered > 0 || !news.isEmpty());
    return heard;
  }

  private void hear(Published published) {
    ruling.same("L1", position + 1, published.position(), "the next position");
    position = published.position();
    ruling.check("L1", !published.facts().isEmpty(), "a commit has facts");
    published.topic().filter(versions::containsKey).ifPresent(topic -> {
      ruling.check("L1", published.version() == versions.get(topic) + 1,
          "version " + published.version() + " after " + versions.get(topic));
      versions.put(topic, published.version());
    });
    published.facts().forEach(fact -> {
      switch (fact) {
        case SeatsChanged changed -> changed.seats().forEach(seat -> apply(changed.eventId(), seat));
        case StockChanged changed -> apply(changed.stock());
        case ReservationChanged changed -> reservations.put(changed.id(), changed);
        case PaymentChanged changed -> payments.put(changed.payment().id(), changed.payment());
        default -> {
        }
      }
    });
  }

  private void apply(EventId event, SeatChange seat) {
    var mine = seats.computeIfAbsent(event, id -> new TreeMap<>());
    var old = mine.put(seat.index(), seat);
    ruling.check("S10", old == null || seat.version() > old.version() || seat.equals(old),
        "seat " + old + " became " + seat);
  }

  private void apply(Stock stock) {
    var old = stocks.put(stock.ticketTypeId(), stock);
    ruling.check("S10", old == null || stock.version() > old.version() || stock.equals(old),
        "stock " + old + " became " + stock);
  }

  /** The snapshot says what this client knows. */
  void compare(EventId event, InventorySnapshot snapshot) {
    ruling.same("L2", List.copyOf(seats.getOrDefault(event, new TreeMap<>()).values()), snapshot.seats(),
        "seats as told and as stored");
    for (var stock : snapshot.stocks()) {
      ruling.same("L2", stock, stocks.getOrDefault(stock.ticketTypeId(), stock), "stock as stored and as told");
    }
    ruling.check("L1", snapshot.version() == versions.get(event),
        "the store counts " + snapshot.version() + " commits, told were " + versions.get(event));
  }

  /** Each reservation and payment was told as it stands now, and no other was. */
  void compare(Collection<Reservation> stored, Collection<Payment> storedPayments) {
    var known = stored.stream().map(Reservation::id).collect(Collectors.toSet());
    reservations.values().stream().filter(told -> versions.containsKey(told.eventId())).forEach(
        told -> ruling.check("L1", known.contains(told.id()), "told of " + told + ", which was never committed"));
    for (var reservation : stored) {
      var told = reservations.get(reservation.id());
      ruling.check("L1", told != null && told.equals(ReservationChanged.of(reservation)),
          "told " + told + " of " + reservation);
    }
    for (var payment : storedPayments) {
      ruling.check("L1", payment.equals(payments.get(payment.id())),
          "told " + payments.get(payment.id()) + " of " + payment);
    }
  }

  /** Forgets those that will not be asked about again. */
  void forget() {
    List.of(seats, stocks, versions, reservations, payments).forEach(Map::clear);
  }
}
