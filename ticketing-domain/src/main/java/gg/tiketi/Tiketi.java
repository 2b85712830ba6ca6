package gg.tiketi;

import gg.tiketi.catalog.Catalog;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.InMemoryCatalog;
import gg.tiketi.identity.Accounts;
import gg.tiketi.identity.IdentityService;
import gg.tiketi.identity.InMemoryAccounts;
import gg.tiketi.identity.InMemorySessions;
import gg.tiketi.identity.PasswordHasher;
import gg.tiketi.identity.Sessions;
import gg.tiketi.kernel.EventFeed;
import gg.tiketi.kernel.FeedReader;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.payment.PaymentGateway;
import gg.tiketi.payment.PaymentService;
import gg.tiketi.payment.Payments;
import gg.tiketi.queue.AdmissionGate;
import gg.tiketi.queue.OpenGate;
import gg.tiketi.queue.QueueService;
import gg.tiketi.queue.WaitingRoom;
import gg.tiketi.reservation.InMemoryPayments;
import gg.tiketi.reservation.InMemoryReservations;
import gg.tiketi.reservation.InMemorySeats;
import gg.tiketi.reservation.ReservationService;
import gg.tiketi.reservation.Reservations;
import gg.tiketi.reservation.SaleBook;
import gg.tiketi.reservation.StayKeeper;
import gg.tiketi.seating.LiveInventory;
import gg.tiketi.seating.SeatingService;
import gg.tiketi.seating.Seats;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The core, wired: every service over the ports it was given. Somebody has to call its pulses from time to time: {@link
 * FeedReader#read}, {@link ReservationService#expireDue}, {@link ReservationService#endCancelled}, {@link
 * PaymentService#settleUndecided}, {@link PaymentService#sendRefunds}, {@link CatalogService#storeStatuses}; with waiting rooms
 * {@link QueueService#tick}, {@link QueueService#settle} and {@link QueueService#keepSafe}.
 */
public record Tiketi(
    CatalogService catalog,
    IdentityService identity,
    LiveInventory inventory,
    SeatingService seating,
    ReservationService reservations,
    PaymentService payments,
    Optional<QueueService> queue,
    FeedReader feed) {
  private static final int COMMITS_AT_ONCE = 2;

  /** Where everything is kept. */
  public record Stores(Catalog catalog, Accounts accounts, Sessions sessions, Seats seats, Reservations reservations,
      Payments payments, EventFeed feed) {
    /** Stores in this process's memory; complete, and gone with it. */
    public static Stores inMemory(IdSource ids) {
      return inMemory(new InMemoryEventFeed(), ids);
    }

    /** The same, which record what happens into this feed. */
    public static Stores inMemory(InMemoryEventFeed feed, IdSource ids) {
      var catalog = new InMemoryCatalog(feed);
      var book = new SaleBook(catalog, feed);
      return new Stores(catalog, new InMemoryAccounts(feed), new InMemorySessions(feed), new InMemorySeats(book),
          new InMemoryReservations(book, ids), new InMemoryPayments(book, ids), feed);
    }
  }

  /**
   * What comes from outside.
   *
   * @param secrets unguessable chance; a seeded one only in tests and simulations
   */
  public record Surroundings(PaymentGateway gateway, PasswordHasher hasher, Admission admission, IdSource ids,
      RandomGenerator secrets, InstantSource clock) {
    /** Surroundings without waiting rooms, with random ids. */
    public static Surroundings of(PaymentGateway gateway, PasswordHasher hasher, RandomGenerator secrets,
        InstantSource clock) {
      return new Surroundings(gateway, hasher, new Admission.Guarded(new OpenGate()), new RandomIds(secrets), secrets,
          clock);
    }

    /** The same with waiting rooms. */
    public Surroundings with(WaitingRoom room) {
      return new Surroundings(gateway, hasher, new Admission.Queued(room), ids, secrets, clock);
    }
  }

  /** Who may obtain seats. */
  public sealed interface Admission {
    /** Whom a gate lets through. */
    record Guarded(AdmissionGate gate) implements Admission {}

    /** Who passed a waiting room. */
    record Queued(WaitingRoom room) implements Admission {}
  }

  /** The core over these stores; after each commit it reads the feed at once. */
  public static Tiketi over(Stores stores, Surroundings surroundings) {
    var feed = new FeedReader(stores.feed(), surroundings.clock());
    return over(stores, surroundings, feed, feed::read);
  }

  /**
   * The core over these stores.
   *
   * @param committed told after every commit; it has to see to it that {@code feed} is read soon
   */
  public static Tiketi over(Stores stores, Surroundings surroundings, FeedReader feed, Runnable committed) {
    var ids = surroundings.ids();
    var inventory = new LiveInventory(stores.seats());
    var catalog = new CatalogService(stores.catalog(), inventory, ids);
    var identity = new IdentityService(stores.accounts(), stores.sessions(), surroundings.hasher(), ids,
        surroundings.secrets(), feed::isFresh, surroundings.clock());
    Optional<QueueService> queue = surroundings.admission() instanceof Admission.Queued(var room)
        ? Optional.of(new QueueService(catalog, room))
        : Optional.empty();
    var gate = surroundings.admission() instanceof Admission.Guarded(var given)
        ? given
        : queue.orElseThrow().gate();
    var reservations = new ReservationService(new ReservationService.Needs(catalog, inventory, stores.reservations(),
        gate, ids, surroundings.secrets(), COMMITS_AT_ONCE, surroundings.clock(), committed));
    var payments = new PaymentService(stores.payments(), surroundings.gateway(), ids, surroundings.clock(), committed);
    // Buyers first: whoever sees a seat as taken must find its buyer known.
    feed.listen(reservations.listener());
    feed.listen(inventory);
    feed.listen(catalog.listener());
    feed.listen(identity.listener());
    queue.ifPresent(rooms -> {
      feed.listen(rooms.listener());
      feed.listen(new StayKeeper(rooms, surroundings.clock()));
    });
    return new Tiketi(catalog, identity, inventory, new SeatingService(stores.seats(), committed), reservations,
        payments, queue, feed);
  }
}
