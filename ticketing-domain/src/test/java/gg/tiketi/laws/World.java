package gg.tiketi.laws;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.Section;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.identity.Account;
import gg.tiketi.identity.Role;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.LayoutId;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.payment.Begin;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservations.Change;
import gg.tiketi.reservation.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Empty stores, virtual time, seeded chance, and short words for what the laws do with them. */
public final class World {
  public static final Currency WON = Currency.getInstance("KRW");
  public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  public static final long NUMBERS = 1_000_000_000L;

  private final Tiketi.Stores stores;
  private final VirtualClock clock = new VirtualClock();
  private final Random chance;
  private final RandomIds ids;
  private final AtomicLong serial = new AtomicLong();

  public World(Tiketi.Stores stores, long seed) {
    this.stores = stores;
    this.chance = new Random(seed);
    this.ids = new RandomIds(new Random(seed + 1));
  }

  public Tiketi.Stores stores() {
    return stores;
  }

  public VirtualClock clock() {
    return clock;
  }

  public Instant now() {
    return clock.instant();
  }

  public Random chance() {
    return chance;
  }

  public RandomIds ids() {
    return ids;
  }

  /** A new person with an account. */
  public AccountId person() {
    var id = new AccountId(ids.next());
    stores.accounts().add(new Account(id, id + "@example.org", "Person", "", Role.USER, false, now()), "-");
    return id;
  }

  public List<AccountId> people(int count) {
    var people = new ArrayList<AccountId>();
    for (int i = 0; i < count; i++) {
      people.add(person());
    }
    return List.copyOf(people);
  }

  /** A layout of these sections, without special seats. */
  public SeatLayout layout(Section... sections) {
    var id = new LayoutId(ids.next());
    var layout = new SeatLayout(id, "layout " + id, "", List.of(sections), Map.of());
    stores.catalog().putLayout(layout);
    return layout;
  }

  /** An event with seats, on sale from now on for a week. */
  public Event seated(SeatLayout layout, SaleRules rules) {
    return add(layout, rules, new SaleWindow(now(), now().plus(Duration.ofDays(7))), List.of()).event();
  }

  /** An event with one row of {@code seats} seats at 100 won, four a person, on sale from now on for a week. */
  public Event row(int seats) {
    return seated(layout(new Section("A", 1, seats, 100, 1)), SaleRules.DEFAULT);
  }

  /** An event with ticket types of these totals at 100 won, on sale from now on for a week. */
  public EventListing standing(SaleRules rules, Integer... totals) {
    return add(null, rules, new SaleWindow(now(), now().plus(Duration.ofDays(7))), Arrays.asList(totals));
  }

  /** Adds an event that starts half an hour before its sale closes. */
  EventListing add(@org.jspecify.annotations.Nullable SeatLayout layout, SaleRules rules, SaleWindow sale,
      List<Integer> totals) {
    var event = new Event(new EventId(ids.next()), new EventDetails("Show", "", "Singer", "Hall", "Seoul", ""),
        sale.closesAt().minus(Duration.ofMinutes(30)), SEOUL, sale, WON, Optional.ofNullable(layout), rules, now(),
        Optional.empty(), false);
    var types = totals.stream().map(total -> new TicketType(new TicketTypeId(ids.next()), event.id(),
        "standing " + serial.incrementAndGet(), "", won(100), total)).toList();
    stores.catalog().add(event, types);
    return new EventListing(event, types, 0);
  }

  public Wish wish(AccountId person, Event event, Collection<Integer> seats) {
    return wish(person, event, seatItems(event, seats), Optional.empty());
  }

  public Wish wish(AccountId person, Event event, List<Item> items, Optional<Idempotency> key) {
    return new Wish(new ReservationId(ids.next()), number(), event.id(), person, items, event.rules().maxPerPerson(),
        event.rules().holdFor(), key);
  }

  public Wish tickets(AccountId person, Event event, TicketType type, int quantity) {
    return wish(person, event, List.of(new Item.TicketItem(type.id(), type.name(), quantity, type.price())),
        Optional.empty());
  }

  public static List<Item> seatItems(Event event, Collection<Integer> seats) {
    return seats.stream().sorted().distinct().<Item>map(index -> {
      var seat = event.layout().orElseThrow().seat(index);
      return new Item.SeatItem(index, seat.section(), seat.rowNumber(), seat.seatNumber(), won(seat.price()));
    }).toList();
  }

  public GrantResult reserve(Wish wish) {
    return stores.reservations().reserve(List.of(wish), clock).getFirst();
  }

  /** Holds these seats, which must be granted. */
  public Reservation hold(AccountId person, Event event, Integer... seats) {
    return granted(reserve(wish(person, event, List.of(seats))));
  }

  public static Reservation granted(GrantResult result) {
    if (result instanceof GrantResult.Granted(var reservation)) {
      return reservation;
    }
    throw new AssertionError("not granted but " + result);
  }

  public Begin begin(Reservation hold) {
    return new Begin(new PaymentId(ids.next()), hold.id(), hold.accountId(), PaymentMethod.TOSS, Optional.empty());
  }

  public Change change(Reservation reservation) {
    return new Change(reservation.id(), Optional.of(reservation.accountId()), Optional.empty());
  }

  public Reservation find(Reservation reservation) {
    return stores.reservations().find(reservation.id()).orElseThrow();
  }

  public static Money won(long amount) {
    return new Money(amount, WON);
  }

  public Optional<Idempotency> key(String fingerprint) {
    return Optional.of(new Idempotency("key-" + serial.incrementAndGet(), fingerprint));
  }

  private String number() {
    return "TK%010d".formatted(serial.incrementAndGet() % (10 * NUMBERS));
  }
}
