package gg.tiketi.laws;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.payment.Begin;
import gg.tiketi.payment.BeginResult;
import gg.tiketi.payment.GatewayAnswer;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.Settlement;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.ReplaceResult;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.reservation.Reservations.Change;
import gg.tiketi.reservation.Reservations.Replacement;
import gg.tiketi.reservation.Wish;
import gg.tiketi.seating.BlockResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One sale from its opening to its last refund, played by chance; a referee judges every answer and every state. */
final class Season {
  private static final int REMEMBERED = 12;
  private static final String FINGERPRINT = "as sent";

  private final World world;
  private final Random chance;
  private final Stage stage;
  private final Referee referee;
  private final Ruling ruling;
  private final Deque<String> lately = new ArrayDeque<>();
  private final List<Repeatable> repeatable = new ArrayList<>();
  private int step;

  /** A call with a key that had an effect: what calling again must answer. */
  private record Repeatable(String what, Object answer, Function<Idempotency, Object> call, Object reused,
      String key) {}

  Season(World world, FeedMirror mirror, Ruling ruling) {
    this.world = world;
    this.chance = world.chance();
    this.ruling = ruling;
    this.stage = Stage.in(world);
    this.referee = new Referee(world, stage, mirror, ruling);
  }

  /** Plays so many steps and then closes the books. */
  void play(int steps) {
    for (step = 0; step < steps; step++) {
      act(chance.nextInt(100));
    }
    close();
  }

  private void act(int dice) {
    if (dice < 26) {
      reserve();
    } else if (dice < 32) {
      reserveAmong();
    } else if (dice < 40) {
      replace();
    } else if (dice < 46) {
      extend();
    } else if (dice < 53) {
      cancel();
    } else if (dice < 63) {
      begin();
    } else if (dice < 75) {
      settle();
    } else if (dice < 80) {
      expireDue();
    } else if (dice < 88) {
      passTime();
    } else {
      seldom(dice);
    }
  }

  private void seldom(int dice) {
    switch (dice) {
      case 88, 89, 90 -> block();
      case 91, 92 -> unblock();
      case 93, 94 -> resize();
      case 95 -> endCancelled();
      case 96 -> takeRefunds(chance.nextInt(1, 4));
      case 97 -> cancelEvent();
      default -> repeat();
    }
  }

  private void reserve() {
    var wishes = new ArrayList<Wish>();
    for (int i = chance.nextInt(1, 4); i > 0; i--) {
      var event = any(stage.events());
      wishes.add(world.wish(any(stage.people), event, someItems(event), someKey()));
    }
    say("reserve " + wishes);
    var results = world.stores().reservations().reserve(wishes, world.clock());
    var books = referee.books();
    var touched = new HashMap<ReservationId, Optional<Reservation>>();
    for (int i = 0; i < wishes.size(); i++) {
      var wish = wishes.get(i);
      ruling.meet("reserve", results.get(i));
      new GrantJudge(ruling, Clerk.at(books, stage, world.now()), referee.money).reserve(wish, results.get(i));
      if (results.get(i) instanceof GrantResult.Granted(var granted)) {
        books = with(books, granted);
        touched.put(granted.id(), Optional.of(granted));
        remember(wish.idempotency(), granted, key -> reserveAgain(wish, key), new GrantResult.KeyReused());
      }
    }
    referee.observe(new Referee.Step("S7", touched));
  }

  private Object reserveAgain(Wish wish, Idempotency key) {
    // A client that repeats a call does not know the id that the server chose the first time.
    var again = world.wish(wish.accountId(), stage.event(wish.eventId()), wish.items(), Optional.of(key));
    return world.reserve(again) instanceof GrantResult.Granted(var granted) ? granted : new GrantResult.KeyReused();
  }

  private void reserveAmong() {
    int count = chance.nextInt(1, 4);
    var candidates = IntStream.range(chance.nextInt(4), Stage.SEATS).boxed()
        .collect(Collectors.toCollection(TreeSet::new));
    var wish = world.wish(any(stage.people), stage.seated, List.of(), someKey());
    say("reserve " + count + " among " + candidates + " for " + wish.accountId());
    var free = referee.clerk().freeSeats();
    free.retainAll(candidates);
    Optional<List<Item>> block = Clerk.firstBlock(count, free).map(seats -> World.seatItems(stage.seated, seats));
    var result = world.stores().reservations().reserveAmong(wish, candidates, bits -> search(count, bits),
        world.clock());
    ruling.meet("reserveAmong", result);
    new GrantJudge(ruling, referee.clerk(), referee.money).reserveAmong(wish, block, result);
    referee.observe(result instanceof GrantResult.Granted(var granted)
        ? Referee.Step.into("S7", granted)
        : Referee.Step.nothing("S7"));
  }

  private Optional<List<Item>> search(int count, BitSet free) {
    var seats = free.stream().boxed().collect(Collectors.toSet());
    return Clerk.firstBlock(count, seats).map(block -> World.seatItems(stage.seated, block));
  }

  private void replace() {
    var hold = some(ReservationStatus.PENDING);
    var items = World.seatItems(stage.seated, someSeats());
    var id = hold.map(Reservation::id).orElseGet(() -> new ReservationId(world.ids().next()));
    var replacement = new Replacement(id, caller(hold), items, Stage.LIMIT, someKey());
    say("replace " + replacement);
    var result = world.stores().reservations().replace(replacement, world.now());
    ruling.meet("replace", result);
    new GrantJudge(ruling, referee.clerk(), referee.money).replace(hold, replacement, result);
    if (result instanceof ReplaceResult.Replaced(var replaced)) {
      remember(replacement.idempotency(), result, key -> world.stores().reservations().replace(
          new Replacement(id, replacement.accountId(), items, Stage.LIMIT, Optional.of(key)), world.now()),
          new ReplaceResult.KeyReused());
      referee.observe(Referee.Step.into("S7", replaced));
    } else {
      referee.observe(Referee.Step.nothing("S7"));
    }
  }

  private void extend() {
    var hold = some(ReservationStatus.PENDING);
    var change = change(hold, Optional.of(caller(hold)));
    say("extend " + change);
    var result = world.stores().reservations().extend(change, world.now());
    ruling.meet("extend", result);
    new MoneyJudge(ruling, referee.clerk(), referee.money).extend(hold, change, result);
    changed(change, result, key -> world.stores().reservations().extend(key, world.now()));
  }

  private void cancel() {
    var found = some(chance.nextInt(3) == 0 ? ReservationStatus.CONFIRMED : ReservationStatus.PENDING);
    var change = change(found, chance.nextInt(4) == 0 ? Optional.empty() : Optional.of(caller(found)));
    say("cancel " + change);
    var result = world.stores().reservations().cancel(change, world.now());
    ruling.meet("cancel", result);
    new MoneyJudge(ruling, referee.clerk(), referee.money).cancel(found, change, result);
    changed(change, result, key -> world.stores().reservations().cancel(key, world.now()));
  }

  private void changed(Change change, ChangeResult result, Function<Change, ChangeResult> again) {
    if (result instanceof ChangeResult.Changed(var reservation, var _)) {
      remember(change.idempotency(), result,
          key -> again.apply(new Change(change.id(), change.accountId(), Optional.of(key))),
          new ChangeResult.KeyReused());
      referee.observe(Referee.Step.into("S7", reservation));
    } else {
      referee.observe(Referee.Step.nothing("S7"));
    }
  }

  private void begin() {
    var hold = some(ReservationStatus.PENDING);
    var id = hold.map(Reservation::id).orElseGet(() -> new ReservationId(world.ids().next()));
    var begin = new Begin(new PaymentId(world.ids().next()), id, caller(hold), PaymentMethod.TOSS, someKey());
    say("begin " + begin);
    var result = world.stores().payments().begin(begin, world.now());
    var judge = new MoneyJudge(ruling, referee.clerk(), referee.money);
    ruling.meet("begin", result);
    judge.begin(hold, begin, result);
    if (result instanceof BeginResult.Begun(var payment)) {
      remember(begin.idempotency(), payment.id(), key -> beginAgain(begin, key), new BeginResult.KeyReused());
    }
    referee.observe(Referee.Step.on("S7", id));
    if (result instanceof BeginResult.Begun) {
      judge.prolonged(hold.orElseThrow(), referee.books().find(id).orElseThrow());
    }
  }

  private Object beginAgain(Begin begin, Idempotency key) {
    var again = world.stores().payments().begin(new Begin(new PaymentId(world.ids().next()), begin.reservationId(),
        begin.accountId(), begin.method(), Optional.of(key)), world.now());
    return again instanceof BeginResult.Repeated(var payment) ? payment.id() : again;
  }

  private void settle() {
    var payments = List.copyOf(referee.money.payments());
    if (!payments.isEmpty()) {
      // Mostly the newest, which is undecided; sometimes one that was settled long ago.
      var payment = chance.nextInt(3) == 0 ? any(payments) : payments.getLast();
      settle(payment.id(), someDecision(payment.amount().amount()));
    }
  }

  private void settle(PaymentId id, GatewayAnswer.Decision decision) {
    var payment = referee.money.payment(id);
    say("settle " + decision + " of " + payment);
    var reservation = referee.books().find(payment.reservationId()).orElseThrow();
    var settlement = world.stores().payments().settle(id, decision, world.now());
    var judge = new MoneyJudge(ruling, referee.clerk(), referee.money);
    ruling.meet("settle", settlement);
    judge.settle(payment, decision, settlement, reservation);
    judge.settled(world.stores().payments().find(id).orElseThrow(), settlement);
    boolean changes = settlement != Settlement.ALREADY_SETTLED;
    referee.observe(changes ? Referee.Step.on("S7", reservation.id()) : Referee.Step.nothing("M2"));
  }

  private void expireDue() {
    int limit = chance.nextInt(1, 4);
    say("expire " + limit);
    long due = referee.books().reservations().values().stream()
        .filter(found -> found.status() == ReservationStatus.PENDING && !Books.owns(found, world.now())).count();
    int expired = world.stores().reservations().expireDue(world.now(), limit);
    ruling.check("S8", expired == Math.min(limit, due), "ended " + expired + " of " + due + " that ran out");
    referee.observe(Referee.Step.nothing("S8"));
  }

  private void endCancelled() {
    say("end the cancelled");
    var clerk = referee.clerk();
    var live = referee.books().reservations().values().stream().filter(found -> stage.isCancelled(found.eventId()))
        .filter(found -> found.status() == ReservationStatus.PENDING
            || found.status() == ReservationStatus.CONFIRMED)
        .toList();
    int ended = world.stores().reservations().endCancelled(world.now(), 1_000);
    ruling.check("M3", ended == live.size(), "ended " + ended + " of " + live.size() + " of cancelled events");
    var judge = new MoneyJudge(ruling, clerk, referee.money);
    live.stream().filter(found -> found.status() == ReservationStatus.CONFIRMED).forEach(judge::giveBackPaid);
    Map<ReservationId, Optional<Reservation>> touched = live.stream().collect(Collectors.toMap(Reservation::id,
        found -> Optional.of(found.withStatus(ReservationStatus.CANCELLED, world.now()))));
    referee.observe(new Referee.Step("S7", touched));
  }

  private void cancelEvent() {
    if (chance.nextInt(3) == 0) {
      var event = any(stage.events());
      say("cancel event " + event.id());
      world.stores().catalog().cancel(event.id(), world.now());
      stage.cancelled.put(event.id(), true);
      referee.observe(Referee.Step.nothing("S7"));
    }
  }

  private void block() {
    var seats = someSeats();
    say("block " + seats);
    var held = seats.stream()
        .filter(seat -> referee.books().ownerOf(stage.seated.id(), seat, world.now()).isPresent()).toList();
    var result = world.stores().seats().block(stage.seated.id(), seats, world.now());
    ruling.meet("block", result);
    var changed = seats.stream().filter(seat -> !stage.blocked.contains(seat)).toList();
    ruling.same("S15", held.isEmpty() ? new BlockResult.Done(changed) : new BlockResult.NotFree(held), result,
        "blocking " + seats);
    if (result instanceof BlockResult.Done) {
      stage.blocked.addAll(seats);
    }
    referee.observe(Referee.Step.nothing("S15"));
  }

  private void unblock() {
    var seats = someSeats();
    say("unblock " + seats);
    var result = world.stores().seats().unblock(stage.seated.id(), seats, world.now());
    ruling.same("S15", new BlockResult.Done(seats.stream().filter(stage.blocked::contains).toList()), result,
        "unblocking " + seats);
    if (result instanceof BlockResult.Done) {
      stage.blocked.removeAll(seats);
    }
    referee.observe(Referee.Step.nothing("S15"));
  }

  private void resize() {
    var old = any(List.copyOf(stage.types.values()));
    var type = new TicketType(old.id(), old.eventId(), old.name(), "", World.won(100 + chance.nextInt(3)),
        chance.nextInt(7));
    say("resize to " + type);
    boolean fits = referee.books().used(type.eventId(), type.id(), world.now()) <= type.total();
    boolean done = world.stores().seats().replace(type, world.now());
    ruling.meet("resize", done);
    ruling.check("S15", done == fits, "resized: " + done + ", should: " + fits);
    if (done) {
      stage.types.put(type.id(), type);
    }
    referee.observe(Referee.Step.nothing("S15"));
  }

  private void repeat() {
    if (repeatable.isEmpty()) {
      return;
    }
    var again = any(repeatable);
    boolean same = chance.nextInt(4) > 0;
    say("repeat " + again.what() + (same ? "" : " with another body"));
    var answer = again.call().apply(new Idempotency(again.key(), same ? FINGERPRINT : "another body"));
    ruling.meet("repeat", again.answer());
    ruling.same("M5", same ? again.answer() : again.reused(), answer, "repeated " + again.what());
    referee.observe(Referee.Step.nothing("M5"));
  }

  /** Claims refunds; the provider confirms most of them. */
  private void takeRefunds(int limit) {
    say("refund " + limit);
    for (Refund refund : world.stores().payments().claimRefunds(world.now(), limit)) {
      referee.money.saw(refund);
      if (chance.nextInt(4) > 0) {
        world.stores().payments().refunded(refund.id(), world.now());
        referee.money.saw(world.stores().payments().find(refund.paymentId()).orElseThrow());
      }
    }
    referee.observe(new Referee.Step("M2", referee.money.payments().stream()
        .collect(Collectors.toMap(payment -> payment.reservationId(), payment -> Optional.empty(), (a, b) -> a))));
  }

  private void passTime() {
    var pending = some(ReservationStatus.PENDING).map(Reservation::expiresAt).orElseGet(world::now);
    Instant now = switch (chance.nextInt(6)) {
      case 0 -> world.clock().pass(Duration.ofMillis(1));
      case 1 -> world.clock().pass(Duration.ofSeconds(chance.nextInt(1, 90)));
      case 2 -> world.clock().passTo(pending.minusMillis(1));
      case 3 -> world.clock().passTo(pending);
      case 4 -> world.clock().passTo(pending.plusMillis(1));
      default -> world.clock().pass(Duration.ofMinutes(chance.nextInt(6)));
    };
    say("it is " + now);
  }

  /** Decides what is undecided, lets every hold run out, sends every refund, and balances. */
  private void close() {
    for (var payment : referee.money.payments()) {
      if (payment.isUndecided()) {
        settle(payment.id(), someDecision(payment.amount().amount()));
      }
    }
    endCancelled();
    world.clock().pass(Duration.ofMinutes(21));
    world.stores().reservations().expireDue(world.now(), 1_000);
    referee.observe(Referee.Step.nothing("S8"));
    sendRefunds();
    referee.money.close(referee.books(), ruling);
    ruling.check("S8", referee.books().reservations().values().stream()
        .noneMatch(found -> found.status() == ReservationStatus.PENDING), "every hold ends");
  }

  private void sendRefunds() {
    var claimed = world.stores().payments().claimRefunds(world.now(), 1_000);
    while (!claimed.isEmpty()) {
      claimed.forEach(refund -> {
        referee.money.saw(refund);
        world.stores().payments().refunded(refund.id(), world.now());
        world.stores().payments().refunded(refund.id(), world.now());
        referee.money.saw(world.stores().payments().find(refund.paymentId()).orElseThrow());
      });
      world.clock().pass(Duration.ofSeconds(16));
      claimed = world.stores().payments().claimRefunds(world.now(), 1_000);
    }
    referee.observe(new Referee.Step("M2", referee.money.payments().stream()
        .collect(Collectors.toMap(payment -> payment.reservationId(), payment -> Optional.empty(), (a, b) -> a))));
  }

  private void remember(Optional<Idempotency> key, Object answer, Function<Idempotency, Object> call, Object reused) {
    key.ifPresent(sent -> repeatable.add(new Repeatable(lately.getLast(), answer, call, reused, sent.key())));
  }

  private void say(String what) {
    lately.addLast(step + ": " + what);
    if (lately.size() > REMEMBERED) {
      lately.removeFirst();
    }
    ruling.at(() -> "at " + world.now() + " after " + String.join("\n    ", lately));
  }

  private static Books with(Books books, Reservation granted) {
    var reservations = new HashMap<>(books.reservations());
    reservations.put(granted.id(), granted);
    return new Books(books.inventories(), reservations);
  }

  private List<Item> someItems(Event event) {
    if (event.equals(stage.seated)) {
      return World.seatItems(event, someSeats());
    }
    var items = new ArrayList<Item>();
    for (var type : stage.types.values()) {
      if (items.isEmpty() || chance.nextInt(4) == 0) {
        items.add(new Item.TicketItem(type.id(), type.name(), chance.nextInt(1, 4), type.price()));
      }
    }
    return items;
  }

  private TreeSet<Integer> someSeats() {
    var seats = new TreeSet<Integer>();
    for (int i = chance.nextInt(1, 4); i > 0; i--) {
      seats.add(chance.nextInt(Stage.SEATS));
    }
    return seats;
  }

  private Optional<Idempotency> someKey() {
    return chance.nextInt(3) == 0 ? world.key(FINGERPRINT) : Optional.empty();
  }

  private GatewayAnswer.Decision someDecision(long amount) {
    return switch (chance.nextInt(8)) {
      case 0 -> new GatewayAnswer.Declined("no");
      case 1 -> new GatewayAnswer.Captured("reference", World.won(amount - 1));
      default -> new GatewayAnswer.Captured("reference", World.won(amount));
    };
  }

  private Change change(Optional<Reservation> found, Optional<AccountId> caller) {
    return new Change(found.map(Reservation::id).orElseGet(() -> new ReservationId(world.ids().next())), caller,
        someKey());
  }

  /** Mostly the owner, sometimes somebody else. */
  private AccountId caller(Optional<Reservation> found) {
    return chance.nextInt(8) == 0
        ? any(stage.people)
        : found.map(Reservation::accountId).orElse(stage.people.getFirst());
  }

  /** Mostly a reservation with this status, sometimes any. */
  private Optional<Reservation> some(ReservationStatus status) {
    Collection<Reservation> all = referee.books().reservations().values();
    var wanted = chance.nextInt(6) == 0 ? all : all.stream().filter(found -> found.status() == status).toList();
    return wanted.isEmpty() ? Optional.empty() : Optional.of(any(List.copyOf(wanted)));
  }

  private <T> T any(List<T> from) {
    return from.get(chance.nextInt(from.size()));
  }
}
