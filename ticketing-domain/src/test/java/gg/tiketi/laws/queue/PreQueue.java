package gg.tiketi.laws.queue;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.CreateResult;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.EventDraft;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.identity.PasswordHasher;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.payment.InMemoryChargeBook;
import gg.tiketi.payment.Manners;
import gg.tiketi.payment.PayResult;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.SimulatedGateway;
import gg.tiketi.queue.CheckResult;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.DrawOffice;
import gg.tiketi.queue.InMemoryQueueBook;
import gg.tiketi.queue.InMemoryShares;
import gg.tiketi.queue.Passes;
import gg.tiketi.queue.QueueBook;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.QueueService;
import gg.tiketi.queue.QueueSettings;
import gg.tiketi.queue.QueueView;
import gg.tiketi.queue.SealedPasses;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.WaitingRoom;
import gg.tiketi.queue.draw.CommitReveal;
import gg.tiketi.queue.draw.DrawKeys;
import gg.tiketi.queue.draw.PersonalProof;
import gg.tiketi.reservation.Caller;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservations;
import gg.tiketi.reservation.ReserveResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** An event whose pre-queue is open and whose order is drawn, on several instances over the same stores. */
final class PreQueue {
  static final Duration BEFORE_THE_OPENING = Duration.ofMinutes(10);
  /** Two may be inside, and one is called each second. */
  static final QueueRules DRAWN = new QueueRules(QueueMode.AUTO, OptionalInt.of(2), OptionalInt.of(1),
      Optional.empty(), QueueRules.Order.DRAW, Duration.ofMinutes(30));
  private static final DrawKeys KEYS = new DrawKeys(List.of(key("draws")));

  final VirtualClock clock = new VirtualClock();
  final EventId event;
  final SealedPasses passes = new SealedPasses(List.of(key("tickets")), List.of(key("admissions")));
  final WaitingLine lines;
  final DrawBook draws;
  private final Passes believed;
  private final Random chance;
  private final Tiketi.Stores stores;
  private final InMemoryQueueBook book;
  private final InMemoryShares shares = new InMemoryShares();
  private int instances;

  PreQueue(WaitingLine lines, DrawBook draws, long seed) {
    this(lines, draws, seed, DRAWN);
  }

  /** One under these rules. */
  PreQueue(WaitingLine lines, DrawBook draws, long seed, QueueRules rules) {
    this(lines, draws, seed, rules, UnaryOperator.identity());
  }

  /** One whose papers are read otherwise. */
  PreQueue(WaitingLine lines, DrawBook draws, long seed, QueueRules rules, UnaryOperator<Passes> read) {
    believed = read.apply(passes);
    this.lines = lines;
    this.draws = draws;
    chance = new Random(seed);
    var feed = new InMemoryEventFeed();
    stores = Tiketi.Stores.inMemory(feed, new RandomIds(chance));
    book = new InMemoryQueueBook(feed);
    var tiketi = tiketi(draws);
    event = ((CreateResult.Created) tiketi.catalog().create(draft(), clock.instant())).event().event().id();
    book.decide(event, rules);
  }

  private EventDraft draft() {
    var opens = clock.instant().plus(BEFORE_THE_OPENING);
    return new EventDraft(new EventDetails("Spring concert", "", "The Singer", "Hall", "Seoul", ""),
        opens.plus(Duration.ofDays(9)), ZoneId.of("Asia/Seoul"), new SaleWindow(opens, opens.plus(Duration.ofDays(1))),
        Currency.getInstance("KRW"), Optional.empty(),
        List.of(new EventDraft.TicketTypeDraft("All", "", 10_000, 50)), SaleRules.DEFAULT);
  }

  private static SecretKey key(String purpose) {
    return new SecretKeySpec(("a key of tests for " + purpose).getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
  }

  /** One more instance. */
  Instance instance() {
    return instance(draws);
  }

  /** One more, which keeps draws in this book. */
  Instance instance(DrawBook draws) {
    return new Instance(tiketi(draws));
  }

  private Tiketi tiketi(DrawBook draws) {
    var gateway = new SimulatedGateway(new InMemoryChargeBook(), Manners.PROMPT, clock::instant, chance, pause -> {});
    var office = new DrawOffice(draws, new CommitReveal(KEYS), KEYS, chance);
    var room = new WaitingRoom(lines, shares, book, office, believed, QueueSettings.of("instance " + ++instances));
    return Tiketi.over(stores,
        Tiketi.Surroundings.of(gateway, new NoPasswords(), chance, clock::instant).with(room));
  }

  /** What would be left of a lost line. */
  QueueBook book() {
    return book;
  }

  AccountId account() {
    return new AccountId(new UUID(chance.nextLong(), chance.nextLong()));
  }

  /** To an instant after the opening. */
  void passOpening() {
    clock.pass(BEFORE_THE_OPENING.plusSeconds(1));
  }

  /** One instance. */
  final class Instance {
    final QueueService queue;
    private final Tiketi tiketi;

    private Instance(Tiketi tiketi) {
      this.tiketi = tiketi;
      queue = tiketi.queue().orElseThrow();
    }

    QueueView check(AccountId account) {
      return check(account, Optional.empty());
    }

    QueueView check(AccountId account, Optional<String> ticket) {
      return view(queue.check(event, account, ticket, now()));
    }

    QueueView status(AccountId account) {
      return view(queue.status(event, account, now()));
    }

    QueueView status(String ticket) {
      return view(queue.status(event, ticket, now()).orElseThrow());
    }

    /** Where somebody stands, as a page asks: with the ticket, and without it if it says nothing here. */
    QueueView poll(AccountId account, String ticket) {
      return queue.status(event, ticket, now()).map(PreQueue::view).orElseGet(() -> status(account));
    }

    /** The number of somebody's place, as their ticket says. */
    long number(AccountId account) {
      return check(account).ticket().flatMap(ticket -> passes.turnOf(ticket, event))
          .orElseThrow(() -> new AssertionError(account + " has no number")).number();
    }

    Optional<PersonalProof> proof(AccountId account) {
      return queue.draws().proof(event, account, now());
    }

    void tick() {
      queue.settle(now());
      queue.tick(now());
    }

    /** Holds one ticket with this admission. */
    ReserveResult hold(AccountId account, String admission) {
      var type = tiketi.catalog().listing(event, now()).orElseThrow().ticketTypes().getFirst().id();
      return tiketi.reservations().reserveTickets(new Caller(account, Optional.of(admission), Optional.empty()), event,
          Map.of(type, 1), now());
    }

    ChangeResult cancel(AccountId account, Reservation reservation) {
      return tiketi.reservations().cancel(
          new Reservations.Change(reservation.id(), Optional.of(account), Optional.empty()),
          now());
    }

    PayResult pay(AccountId account, Reservation reservation) {
      return tiketi.payments().pay(account, reservation.id(), PaymentMethod.TOSS, Optional.empty());
    }

    /** Moves the opening of the sale. */
    void opensAt(Instant opensAt) {
      var known = tiketi.catalog().listing(event, now()).map(EventListing::event).orElseThrow();
      tiketi.catalog().update(known.changed(known.details(), known.startsAt(), known.zone(),
          new SaleWindow(opensAt, known.sale().closesAt()), known.rules()), now());
      tiketi.feed().read();
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private static QueueView view(CheckResult result) {
    return switch (result) {
      case CheckResult.Placed(var view) -> view;
      case CheckResult.NotOpen(var view) -> view;
      case CheckResult.NotNeeded(var view) -> view;
      case CheckResult.Ended(var view) -> view;
      case CheckResult.UnknownEvent() -> throw new AssertionError("the event is there");
    };
  }

  /** Nobody logs in here. */
  private static final class NoPasswords implements PasswordHasher {
    @Override
    public String hash(String password) {
      return password;
    }

    @Override
    public boolean matches(String password, String hash) {
      return false;
    }

    @Override
    public void pretend(String password) {}
  }
}
