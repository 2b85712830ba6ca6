package gg.tiketi.reservation;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.Inventory;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.Page;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.queue.AdmissionGate;
import gg.tiketi.reservation.Reservations.Change;
import gg.tiketi.reservation.Reservations.Earlier;
import gg.tiketi.reservation.Reservations.Replacement;
import gg.tiketi.seating.Alternatives;
import gg.tiketi.seating.BestAvailable;
import gg.tiketi.seating.LiveInventory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Obtaining, changing and ending reservations. What memory knows for certain is answered from memory; everything else the
 * books decide.
 */
public final class ReservationService {
  /** How often best available tries near-equal blocks before it searches with the candidates locked. */
  private static final int TRIES = 5;

  private final CatalogService catalog;
  private final LiveInventory inventory;
  private final Reservations reservations;
  private final SaleChecks checks;
  private final WishLine line;
  private final KnownBuyers buyers;
  private final InstantSource clock;
  private final IdSource ids;
  private final RandomGenerator chance;
  private final ReservationNumbers numbers;
  private final Runnable committed;

  /**
   * What a service of reservations needs.
   *
   * @param ids for new reservations
   * @param secrets unguessable chance, for reservation numbers and to spread a crowd
   * @param maxCommitsAtOnce how many grouped commits may be under way at once
   * @param clock dates grants
   * @param committed told after every commit, so that the feed is read at once
   */
  public record Needs(CatalogService catalog, LiveInventory inventory, Reservations reservations, AdmissionGate gate,
      IdSource ids, RandomGenerator secrets, int maxCommitsAtOnce, InstantSource clock, Runnable committed) {}

  public ReservationService(Needs needs) {
    catalog = needs.catalog();
    inventory = needs.inventory();
    reservations = needs.reservations();
    checks = new SaleChecks(needs.gate());
    line = new WishLine(reservations, needs.maxCommitsAtOnce(), needs.clock());
    buyers = new KnownBuyers(reservations);
    clock = needs.clock();
    ids = needs.ids();
    chance = needs.secrets();
    numbers = new ReservationNumbers(chance);
    committed = needs.committed();
  }

  /** What must hear the feed. */
  public FeedListener listener() {
    return buyers;
  }

  /** Holds exactly these seats, all or none. */
  public ReserveResult reserveSeats(Caller caller, EventId eventId, Collection<Integer> seats, Instant now) {
    var listing = listing(eventId, now);
    if (listing.isEmpty()) {
      return new ReserveResult.UnknownEvent();
    }
    var event = listing.get().event();
    return earlierOr(caller, () -> checks.refusal(event, Inventory.SEATS, caller, now).or(() -> unknown(event, seats))
        .or(() -> knownTaken(caller, event, seats, now)),
        () -> holdSeats(caller, event, layout(event), new TreeSet<>(seats)));
  }

  /** Holds adjacent seats that are as good as can be had. */
  public ReserveResult reserveBest(Caller caller, EventId eventId, int count, Optional<String> section,
      Optional<Long> maxPrice, Instant now) {
    var listing = listing(eventId, now);
    if (listing.isEmpty()) {
      return new ReserveResult.UnknownEvent();
    }
    var event = listing.get().event();
    return earlierOr(caller, () -> checks.refusal(event, Inventory.SEATS, caller, now)
        .or(() -> unknown(event, section)), () -> holdBest(caller, event, count, section, maxPrice));
  }

  /** Holds tickets of an event without seats, all or none. */
  public ReserveResult reserveTickets(Caller caller, EventId eventId, Map<TicketTypeId, Integer> quantities,
      Instant now) {
    var listing = listing(eventId, now);
    if (listing.isEmpty()) {
      return new ReserveResult.UnknownEvent();
    }
    var event = listing.get().event();
    return earlierOr(caller, () -> checks.refusal(event, Inventory.TICKET_TYPES, caller, now)
        .or(() -> unknown(listing.get(), quantities.keySet())),
        () -> result(grant(wish(caller, event, SaleChecks.ticketItems(listing.get(), quantities))), event));
  }

  /** Replaces the seats of a hold by these, all or none. */
  public ReserveResult replace(Caller caller, ReservationId id, Collection<Integer> seats, Instant now) {
    var hold = find(caller.account(), id);
    var listing = hold.flatMap(found -> catalog.listing(found.eventId(), now));
    if (hold.isEmpty() || listing.isEmpty()) {
      return new ReserveResult.UnknownReservation();
    }
    var event = listing.get().event();
    return earlierOr(caller, () -> checks.refusal(event, Inventory.SEATS, caller, now).or(() -> unknown(event, seats)),
        () -> replaceNow(caller, hold.get(), event, new TreeSet<>(seats), now));
  }

  /** Prolongs a hold by the event's hold time from {@code now}, within its longest life. */
  public ChangeResult extend(Change change, Instant now) {
    return told(reservations.extend(change, now));
  }

  /** Gives a reservation back. */
  public ChangeResult cancel(Change change, Instant now) {
    var result = told(reservations.cancel(change, now));
    if (result instanceof ChangeResult.Changed(var cancelled, var refund)) {
      inventory.doubt(cancelled.eventId(), cancelled.seats());
    }
    return result;
  }

  /** The reservation, if it is this person's. */
  public Optional<Reservation> find(AccountId account, ReservationId id) {
    return reservations.find(id).filter(reservation -> reservation.accountId().equals(account));
  }

  public Page<Reservation> of(AccountId account, int page, int limit) {
    return reservations.of(account, page, limit);
  }

  /** What cancelling the event would end now. */
  public Reservations.CancelFigures cancelFigures(EventId event) {
    return reservations.cancelFigures(event);
  }

  /** Takes an event out of every list; false while it has live reservations. */
  public boolean hideEvent(EventId event, Instant now) {
    boolean hidden = reservations.hideEvent(event, now);
    committed.run();
    return hidden;
  }

  /** The pulse that ends holds which have run out; returns how many. */
  public int expireDue(Instant now, int limit) {
    return told(reservations.expireDue(now, limit));
  }

  /** The pulse that ends the reservations of cancelled events; returns how many. */
  public int endCancelled(Instant now, int limit) {
    return told(reservations.endCancelled(now, limit));
  }

  /**
   * The effect of an earlier call with the same key comes before any refusal, because that effect may be the very reason
   * to refuse; without a reason the books look for it themselves.
   */
  private ReserveResult earlierOr(Caller caller, Supplier<Optional<ReserveResult>> refusal,
      Supplier<ReserveResult> effect) {
    return refusal.get().map(refused -> earlier(caller, refused)).orElseGet(effect);
  }

  private ReserveResult earlier(Caller caller, ReserveResult refused) {
    if (refused instanceof ReserveResult.SeatsTaken) {
      return refused;
    }
    return caller.idempotency().flatMap(key -> reservations.earlier(caller.account(), key))
        .map(ReservationService::result).orElse(refused);
  }

  private ReserveResult holdSeats(Caller caller, Event event, SeatLayout layout, SortedSet<Integer> seats) {
    var wish = wish(caller, event, SaleChecks.seatItems(event, layout, seats));
    var result = grant(wish);
    return result instanceof GrantResult.Taken(var taken) ? seatsTaken(event, seats, taken) : result(result, event);
  }

  private ReserveResult holdBest(Caller caller, Event event, int count, Optional<String> section,
      Optional<Long> maxPrice) {
    var layout = layout(event);
    var best = new BestAvailable(layout,
        new BestAvailable.Query(count, section, maxPrice, event.rules().leaveNoOrphans()));
    for (int i = 0; i < TRIES; i++) {
      var seats = best.nearBest(inventory.map(event.id()).free(), chance);
      if (seats.isEmpty()) {
        break;
      }
      var result = holdSeats(caller, event, layout, new TreeSet<>(seats.get()));
      if (!(result instanceof ReserveResult.SeatsTaken)) {
        return result;
      }
    }
    var wish = wish(caller, event, List.of());
    return result(told(reservations.reserveAmong(wish, best.candidates(),
        free -> best.best(free).map(seats -> SaleChecks.seatItems(event, layout, seats)), clock)), event);
  }

  private ReserveResult replaceNow(Caller caller, Reservation hold, Event event, SortedSet<Integer> seats,
      Instant now) {
    var items = SaleChecks.seatItems(event, layout(event), seats);
    var replacement = new Replacement(hold.id(), caller.account(), items, event.rules().maxPerPerson(),
        caller.idempotency());
    return switch (told(reservations.replace(replacement, now))) {
      case ReplaceResult.Replaced(var replaced) -> {
        inventory.doubt(event.id(), hold.seats());
        yield new ReserveResult.Reserved(replaced);
      }
      case ReplaceResult.KeyReused() -> new ReserveResult.KeyReused();
      case ReplaceResult.Unknown() -> new ReserveResult.UnknownReservation();
      case ReplaceResult.Expired() -> new ReserveResult.ReservationExpired();
      case ReplaceResult.InvalidState() -> new ReserveResult.InvalidState();
      case ReplaceResult.Closed() -> new ReserveResult.NotOnSale(event.sale());
      case ReplaceResult.LimitExceeded(int limit, int held) -> new ReserveResult.LimitExceeded(limit, held);
      case ReplaceResult.Taken(var taken) -> seatsTaken(event, seats, taken);
    };
  }

  private static ReserveResult result(Earlier earlier) {
    return switch (earlier) {
      case Earlier.Effect(var reservation) -> new ReserveResult.Reserved(reservation);
      case Earlier.KeyReused() -> new ReserveResult.KeyReused();
    };
  }

  private ReserveResult result(GrantResult result, Event event) {
    return switch (result) {
      case GrantResult.Granted(var reservation) -> new ReserveResult.Reserved(reservation);
      case GrantResult.KeyReused() -> new ReserveResult.KeyReused();
      case GrantResult.Closed() -> new ReserveResult.NotOnSale(event.sale());
      case GrantResult.LimitExceeded(int limit, int held) -> new ReserveResult.LimitExceeded(limit, held);
      case GrantResult.Taken(var taken) -> seatsTaken(event, taken, taken);
      case GrantResult.SoldOut() -> new ReserveResult.SoldOut();
    };
  }

  private GrantResult grant(Wish wish) {
    return told(line.grant(wish));
  }

  private Optional<ReserveResult> knownTaken(Caller caller, Event event, Collection<Integer> seats, Instant now) {
    var taken = inventory.taken(event.id(), seats, now);
    // Asked after the seats: the buyers may be newer than the map that showed them as taken, never older.
    long generation = inventory.generation(event.id());
    if (taken.isEmpty() || buyers.contains(event.id(), caller.account(), generation)) {
      return Optional.empty();
    }
    return Optional.of(seatsTaken(event, new TreeSet<>(seats), taken));
  }

  private static Optional<ReserveResult> unknown(Event event, Collection<Integer> seats) {
    return Optional.of(SaleChecks.unknown(layout(event), seats)).filter(unknown -> !unknown.isEmpty())
        .map(ReserveResult.UnknownSeats::new);
  }

  private static Optional<ReserveResult> unknown(Event event, Optional<String> section) {
    return section.filter(name -> layout(event).sections().stream().noneMatch(known -> known.name().equals(name)))
        .map(ReserveResult.UnknownSection::new);
  }

  private static Optional<ReserveResult> unknown(EventListing listing, Collection<TicketTypeId> types) {
    return Optional.of(SaleChecks.unknown(listing, types)).filter(unknown -> !unknown.isEmpty())
        .map(ReserveResult.UnknownTicketTypes::new);
  }

  private ReserveResult seatsTaken(Event event, SortedSet<Integer> wanted, SortedSet<Integer> taken) {
    var free = inventory.map(event.id()).free();
    // The books may know more than memory: what they just refused is no alternative.
    taken.forEach(free::clear);
    return new ReserveResult.SeatsTaken(taken, Alternatives.of(layout(event), wanted, free));
  }

  private Wish wish(Caller caller, Event event, List<Item> items) {
    return new Wish(new ReservationId(ids.next()), numbers.next(), event.id(), caller.account(), items,
        event.rules().maxPerPerson(), event.rules().holdFor(), caller.idempotency());
  }

  private Optional<EventListing> listing(EventId id, Instant now) {
    return catalog.listing(id, now).filter(listing -> !listing.event().hidden());
  }

  private static SeatLayout layout(Event event) {
    return event.layout().orElseThrow();
  }

  private <R> R told(R result) {
    committed.run();
    return result;
  }
}
