package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.ReplaceResult;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.reservation.Reservations.Change;
import gg.tiketi.reservation.Reservations.Earlier;
import gg.tiketi.reservation.Reservations.Replacement;
import gg.tiketi.reservation.Wish;
import gg.tiketi.seating.SeatStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws of {@link gg.tiketi.reservation.Reservations}. */
public abstract class ReservationsContract extends Contract {
  private static final Duration INSTANT = Duration.ofNanos(1_000);

  protected ReservationsContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  public void S1_everySeatIsInOneState() {
    holdsInHistories("S1");
  }

  @Test
  public void S2_noDoubleSale() {
    holdsInHistories("S2");
  }

  @Test
  public void S3_seatsAndReservationsAreOneToOne() {
    holdsInHistories("S3");
  }

  @Test
  public void S4_allOrNothing() {
    holdsInHistories("S4");
  }

  @Test
  public void S5_stockIsNeverOverdrawn() {
    holdsInHistories("S5");
  }

  @Test
  public void S6_nobodyHasMoreThanTheLimit() {
    holdsInHistories("S6");
  }

  @Test
  public void S7_nobodyElseMovesAHold() {
    holdsInHistories("S7");
  }

  @Test
  public void S8_noHoldEndsEarlyNorRefusesLate() {
    holdsInHistories("S8");
  }

  @Test
  public void S9_noHoldLivesLongerThanTwentyMinutes() {
    holdsInHistories("S9");
  }

  @Test
  public void S10_onlyTheNamedEdges() {
    holdsInHistories("S10");
  }

  @Test
  public void S11_onlyWithinTheSale() {
    holdsInHistories("S11");
  }

  @Test
  public void S12_thePriceOfTheGrantIsPaid() {
    holdsInHistories("S12");
  }

  @Test
  public void S14_whatIsFreeIsNotRefused() {
    holdsInHistories("S14");
  }

  @Test
  public void M5_aKeyHasOneEffect() {
    holdsInHistories("M5");
  }

  /** Histories that never meet an outcome prove nothing about it. */
  @Test
  public void the_histories_meet_every_outcome() {
    assertThat(Histories.of(adapter()).met().keySet()).contains("reserve Granted", "reserve Closed",
        "reserve LimitExceeded", "reserve Taken", "reserve SoldOut", "reserveAmong Granted", "reserveAmong SoldOut",
        "replace Replaced", "replace Unknown", "replace Expired", "replace InvalidState", "replace Closed",
        "replace LimitExceeded", "replace Taken", "extend Changed", "extend Unknown", "extend Expired",
        "extend InvalidState", "cancel Changed", "cancel Unknown", "cancel Expired", "cancel InvalidState",
        "begin Begun", "begin UnknownReservation", "begin ReservationExpired", "begin NotPending",
        "begin AnotherUndecided", "settle SOLD", "settle REVIVED", "settle REFUND_DUE", "settle FAILED",
        "settle ALREADY_SETTLED", "block Done", "block NotFree", "repeat Reservation", "repeat Replaced",
        "repeat Changed", "repeat PaymentId");
  }

  @Test
  public void S2_aHundredPeopleOneSeat() {
    var world = world();
    var people = world.people(100);
    var event = world.row(adapter().rounds());
    for (int round = 0; round < adapter().rounds(); round++) {
      int seat = round;
      var wishes = people.stream().map(person -> world.wish(person, unlimited(event), Set.of(seat))).toList();
      var results = Race.of(wishes.stream().map(wish -> reserving(world, wish)).toList());
      assertThat(results).as("round " + round).filteredOn(GrantResult.Granted.class::isInstance).hasSize(1);
      assertThat(results).filteredOn(GrantResult.Taken.class::isInstance).hasSize(99);
    }
    assertThat(statuses(world, event)).containsOnly(SeatStatus.LOCKED);
  }

  @Test
  public void S6_oneLimitTwentyRequests() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 5; round++) {
      var event = world.row(20);
      var person = world.person();
      var results = Race.of(IntStream.range(0, 20).mapToObj(seat -> reserving(world,
          world.wish(person, event, Set.of(seat)))).toList());
      assertThat(results).filteredOn(GrantResult.Granted.class::isInstance).as("round " + round).hasSize(4);
      assertThat(statuses(world, event)).filteredOn(SeatStatus.LOCKED::equals).hasSize(4);
    }
  }

  @Test
  public void S5_fiveTicketsTwentyRequests() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 5; round++) {
      var listing = world.standing(SaleRules.DEFAULT, 5);
      var type = listing.ticketTypes().getFirst();
      var results = Race.of(world.people(20).stream().map(person -> reserving(world,
          world.tickets(person, listing.event(), type, 1))).toList());
      assertThat(results).filteredOn(GrantResult.Granted.class::isInstance).as("round " + round).hasSize(5);
      assertThat(results).filteredOn(GrantResult.SoldOut.class::isInstance).hasSize(15);
    }
  }

  @Test
  public void S14_ofOverlappingWishesOneIsGranted() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 3; round++) {
      var event = world.row(3);
      var wishes = List.of(Set.of(0, 1), Set.of(1, 2), Set.of(0, 2), Set.of(0, 1, 2));
      var results = Race.of(wishes.stream().map(seats -> reserving(world,
          world.wish(world.person(), event, seats))).toList());
      assertThat(results).as("round " + round).filteredOn(GrantResult.Granted.class::isInstance).hasSize(1);
    }
  }

  @Test
  public void S7_twoHoldersWantEachOthersSeats() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 3; round++) {
      var event = world.row(4);
      var left = world.hold(world.person(), event, 0, 1);
      var right = world.hold(world.person(), event, 2, 3);
      var results = Race.of(List.of(replacing(world, event, left, 1, 2), replacing(world, event, right, 1, 2)));
      assertThat(results).as("round " + round).containsOnlyOnce(new ReplaceResult.Taken(new TreeSet<>(Set.of(2))))
          .containsOnlyOnce(new ReplaceResult.Taken(new TreeSet<>(Set.of(1))));
      assertThat(world.find(left)).isEqualTo(left);
      assertThat(statuses(world, event)).containsOnly(SeatStatus.LOCKED);
    }
  }

  @Test
  public void M5_theSameKeyAtOnce() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 5; round++) {
      var event = world.row(4);
      var person = world.person();
      var key = world.key("as sent");
      var results = Race.of(IntStream.range(0, 10).mapToObj(i -> reserving(world,
          world.wish(person, event, World.seatItems(event, Set.of(1, 2)), key))).toList());
      assertThat(Set.copyOf(results)).as("round " + round).hasSize(1);
      assertThat(world.stores().reservations().of(person, 1, 10).items())
          .containsExactly(World.granted(results.getFirst()));
    }
  }

  @Test
  public void M5_aRefusalIsNotKept() {
    var world = world();
    var event = world.row(2);
    var holder = world.hold(world.person(), event, 0);
    var person = world.person();
    var key = world.key("as sent");
    assertThat(world.reserve(world.wish(person, event, World.seatItems(event, Set.of(0)), key)))
        .isInstanceOf(GrantResult.Taken.class);
    world.stores().reservations().cancel(world.change(holder), world.now());
    var granted = World.granted(world.reserve(world.wish(person, event, World.seatItems(event, Set.of(0)), key)));
    assertThat(world.stores().reservations().earlier(person, key.orElseThrow()))
        .contains(new Earlier.Effect(granted));
  }

  @Test
  public void M5_aKeyIsFreeAgainAfterADay() {
    var world = world();
    var event = world.row(2);
    var person = world.person();
    var key = world.key("as sent");
    var first = World.granted(world.reserve(world.wish(person, event, World.seatItems(event, Set.of(0)), key)));
    world.clock().pass(Idempotency.KEPT.minus(INSTANT));
    assertThat(world.reserve(world.wish(person, event, World.seatItems(event, Set.of(0)), key)))
        .isEqualTo(new GrantResult.Granted(first));
    world.clock().pass(INSTANT);
    var second = World.granted(world.reserve(world.wish(person, event, World.seatItems(event, Set.of(0)), key)));
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  public void S8_aHoldLastsToItsLastInstantAndNotLonger() {
    var world = world();
    var event = world.row(4);
    var holder = world.person();
    var hold = world.hold(holder, event, 0, 1, 2, 3);
    var rival = world.person();
    world.clock().passTo(hold.expiresAt().minus(INSTANT));
    assertThat(world.stores().reservations().expireDue(world.now(), 10)).isZero();
    assertThat(world.reserve(world.wish(rival, event, Set.of(0)))).isInstanceOf(GrantResult.Taken.class);
    assertThat(world.reserve(world.wish(holder, event, Set.of(0)))).isInstanceOf(GrantResult.LimitExceeded.class);
    world.clock().pass(INSTANT);
    assertThat(world.reserve(world.wish(rival, event, Set.of(0)))).isInstanceOf(GrantResult.Granted.class);
    assertThat(world.find(hold).status()).isEqualTo(ReservationStatus.EXPIRED);
    assertThat(world.reserve(world.wish(holder, event, Set.of(1, 2, 3)))).isInstanceOf(GrantResult.Granted.class);
  }

  @Test
  public void S7_aHoldBeginsNotBeforeTheOneItFollowsHasEnded() {
    var world = world();
    var event = world.row(3);
    var first = world.hold(world.person(), event, 0);
    var cancelling = new Thread(() -> world.stores().reservations()
        .cancel(new Change(first.id(), Optional.of(first.accountId()), Optional.empty()), world.now()));
    var asked = new AtomicBoolean();
    InstantSource clock = () -> {
      var read = world.now();
      if (!asked.getAndSet(true)) {
        // A moment after the clock was read first, the seat's owner cancels: before the decision, or after it if it has begun.
        world.clock().pass(INSTANT);
        cancelling.start();
        await().until(() -> Set.of(Thread.State.TERMINATED, Thread.State.BLOCKED).contains(cancelling.getState()));
      }
      return read;
    };
    var wish = world.wish(world.person(), event, Set.of(0));
    var result = world.stores().reservations().reserve(List.of(wish), clock).getFirst();
    await().until(() -> !cancelling.isAlive());
    var second = result instanceof GrantResult.Granted(var granted) ? granted : World.granted(world.reserve(wish));
    assertThat(second.createdAt()).isAfterOrEqualTo(world.find(first).changedAt());
  }

  @Test
  public void S8_unsweptHoldsKeepNoTicket() {
    var world = world();
    var listing = world.standing(SaleRules.DEFAULT, 4);
    var type = listing.ticketTypes().getFirst();
    var hold = World.granted(world.reserve(world.tickets(world.person(), listing.event(), type, 4)));
    var late = world.tickets(world.person(), listing.event(), type, 3);
    assertThat(world.reserve(late)).isEqualTo(new GrantResult.SoldOut());
    world.clock().passTo(hold.expiresAt());
    var next = world.tickets(world.person(), listing.event(), type, 3);
    assertThat(world.reserve(next)).isInstanceOf(GrantResult.Granted.class);
  }

  @Test
  public void S8_unsweptHoldsAreFreeForBestAvailable() {
    var world = world();
    var event = world.row(3);
    var hold = world.hold(world.person(), event, 0, 1, 2);
    world.clock().passTo(hold.expiresAt());
    var wish = world.wish(world.person(), event, List.of(), Optional.empty());
    var result = world.stores().reservations().reserveAmong(wish, new TreeSet<>(Set.of(0, 1, 2)),
        free -> free.cardinality() < 3 ? Optional.empty() : Optional.of(World.seatItems(event, Set.of(0, 1, 2))),
        world.clock());
    assertThat(World.granted(result).seats()).containsExactly(0, 1, 2);
  }

  @Test
  public void S11_theWindowIsClosedAtItsEnd() {
    var world = world();
    var event = world.row(4);
    var sale = event.sale();
    var early = world.wish(world.person(), event, Set.of(0));
    assertThat(world.stores().reservations().reserve(List.of(early), () -> sale.opensAt().minus(INSTANT)))
        .containsExactly(new GrantResult.Closed());
    assertThat(world.stores().reservations().reserve(List.of(early), sale::opensAt).getFirst())
        .isInstanceOf(GrantResult.Granted.class);
    world.clock().passTo(sale.closesAt().minus(INSTANT));
    assertThat(world.reserve(world.wish(world.person(), event, Set.of(1)))).isInstanceOf(GrantResult.Granted.class);
    world.clock().pass(INSTANT);
    assertThat(world.reserve(world.wish(world.person(), event, Set.of(2)))).isEqualTo(new GrantResult.Closed());
  }

  @Test
  public void S11_nothingOfStrangersHiddenOrCancelledEvents() {
    var world = world();
    var event = world.row(4);
    var far = world.row(9);
    var wish = world.wish(world.person(), event, World.seatItems(far, Set.of(7)), Optional.empty());
    assertThat(world.reserve(wish)).isEqualTo(new GrantResult.Taken(new TreeSet<>(Set.of(7))));
    var listing = world.standing(SaleRules.DEFAULT, 4);
    var other = world.standing(SaleRules.DEFAULT, 4);
    assertThat(world.reserve(world.tickets(world.person(), other.event(), listing.ticketTypes().getFirst(), 1)))
        .isEqualTo(new GrantResult.SoldOut());
    world.stores().catalog().cancel(event.id(), world.now());
    assertThat(world.reserve(world.wish(world.person(), event, Set.of(1)))).isEqualTo(new GrantResult.Closed());
    assertThat(world.stores().reservations().hideEvent(far.id(), world.now())).isTrue();
    assertThat(world.reserve(world.wish(world.person(), far, Set.of(1)))).isEqualTo(new GrantResult.Closed());
  }

  @Test
  public void an_event_with_live_reservations_cannot_be_hidden() {
    var world = world();
    var event = world.row(4);
    var hold = world.hold(world.person(), event, 0);
    assertThat(world.stores().reservations().hideEvent(event.id(), world.now())).isFalse();
    world.clock().passTo(hold.expiresAt());
    assertThat(world.stores().reservations().hideEvent(event.id(), world.now())).isTrue();
    assertThat(world.stores().catalog().find(event.id()).orElseThrow().event().hidden()).isTrue();
  }

  @Test
  public void figures_buyers_and_pages_tell_what_stands() {
    var world = world();
    var event = world.row(9);
    var person = world.person();
    var holds = new ArrayList<Reservation>();
    for (int seat = 0; seat < 3; seat++) {
      holds.addFirst(world.hold(person, event, seat));
      world.clock().pass(Duration.ofSeconds(1));
    }
    assertThat(world.stores().reservations().cancelFigures(event.id()).liveReservations()).isEqualTo(3);
    assertThat(world.stores().reservations().buyers(event.id())).containsExactly(person);
    assertThat(world.stores().reservations().of(person, 1, 2).items()).isEqualTo(holds.subList(0, 2));
    assertThat(world.stores().reservations().of(person, 2, 2).items()).isEqualTo(holds.subList(2, 3));
    assertThat(world.stores().reservations().of(person, 2, 2).total()).isEqualTo(3);
    assertThat(world.stores().reservations().cancel(world.change(holds.getFirst()), world.now()))
        .isInstanceOf(ChangeResult.Changed.class);
    assertThat(world.stores().reservations().buyers(event.id())).containsExactly(person);
    assertThat(world.stores().reservations().cancelFigures(event.id()).liveReservations()).isEqualTo(2);
  }

  private static Callable<GrantResult> reserving(World world, Wish wish) {
    return () -> world.reserve(wish);
  }

  private static Callable<ReplaceResult> replacing(World world, Event event, Reservation hold, Integer... seats) {
    var replacement = new Replacement(hold.id(), hold.accountId(), World.seatItems(event, List.of(seats)), 4,
        Optional.empty());
    return () -> world.stores().reservations().replace(replacement, world.now());
  }

  private static List<SeatStatus> statuses(World world, Event event) {
    return world.stores().seats().snapshot(event.id()).seats().stream().map(seat -> seat.status()).toList();
  }

  /** The event as somebody sees it who may have all of it. */
  private static Event unlimited(Event event) {
    return event.changed(event.details(), event.startsAt(), event.zone(), event.sale(),
        new SaleRules(SaleRules.MAX_PER_PERSON, event.rules().holdFor(), Optional.empty(), 0, false));
  }
}
