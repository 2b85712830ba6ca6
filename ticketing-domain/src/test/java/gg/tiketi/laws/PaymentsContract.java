package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.Section;
import gg.tiketi.kernel.Money;
import gg.tiketi.payment.Begin;
import gg.tiketi.payment.BeginResult;
import gg.tiketi.payment.GatewayAnswer;
import gg.tiketi.payment.GatewayAnswer.Captured;
import gg.tiketi.payment.GatewayAnswer.Declined;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.payment.Settlement;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservation.LatestPayment;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.reservation.Reservations.Change;
import gg.tiketi.kernel.PaymentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws of {@link gg.tiketi.payment.Payments}. */
public abstract class PaymentsContract extends Contract {
  protected PaymentsContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  public void M1_moneyIsTicketsRefundsAndFees() {
    holdsInHistories("M1");
  }

  @Test
  public void M2_capturedOnceRefundedOnce() {
    holdsInHistories("M2");
  }

  @Test
  public void M3_everyCaptureHasOneEnd() {
    holdsInHistories("M3");
  }

  @Test
  public void M3_noPaymentBeginsOnACancelledEvent() {
    var world = world();
    var event = world.row(4);
    var hold = world.hold(world.person(), event, 0);
    var early = world.hold(world.person(), event, 1);
    var begun = begun(world, early);
    world.stores().catalog().cancel(event.id(), world.now());
    assertThat(world.stores().payments().begin(world.begin(hold), world.now()))
        .isEqualTo(new BeginResult.EventCancelled());
    assertThat(world.find(hold)).isEqualTo(hold);
    assertThat(world.stores().payments().settle(begun.id(), captured(begun), world.now()))
        .isEqualTo(Settlement.REFUND_DUE);
  }

  @Test
  public void M3_noPaymentBeginsAfterTheCancellationItRaces() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 3; round++) {
      var event = world.row(4);
      var hold = world.hold(world.person(), event, 0);
      var begin = world.begin(hold);
      List<Callable<Object>> racers = List.of(() -> world.stores().payments().begin(begin, world.now()),
          () -> world.stores().catalog().cancel(event.id(), world.now()).orElseThrow());
      Race.of(racers);
      var again = world.stores().payments().begin(world.begin(hold), world.now());
      assertThat(again).isInstanceOfAny(BeginResult.EventCancelled.class, BeginResult.AnotherUndecided.class);
      assertThat(again instanceof BeginResult.AnotherUndecided)
          .isEqualTo(world.stores().payments().find(begin.paymentId()).isPresent());
    }
  }

  @Test
  public void M3_captureCancelAndExpiryAtOnce() {
    var world = world();
    var ends = new HashMap<Settlement, Integer>();
    for (int round = 0; round < adapter().rounds() / 3; round++) {
      var event = world.row(3);
      var hold = world.hold(world.person(), event, 0, 1);
      var payment = begun(world, hold);
      world.clock().passTo(world.find(hold).expiresAt().minusMillis(round % 2));
      var capture = settling(world, payment, captured(payment));
      Callable<Settlement> cancel = () -> cancelled(world, hold);
      Callable<Settlement> expire = () -> expired(world);
      var results = Race.of(List.of(capture, cancel, expire, capture, settling(world, payment, new Declined("no"))));
      ends.merge(results.getFirst(), 1, Integer::sum);
      assertBalanced(world, hold);
    }
    assertThat(ends.keySet()).as("the race has more than one winner over all rounds").hasSizeGreaterThan(1);
  }

  @Test
  public void M3_theEventIsCancelledWhilePeoplePay() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 6; round++) {
      var event = world.seated(world.layout(new Section("A", 1, 8, 100, 1)), fee(30));
      var holds = IntStream.range(0, 4).mapToObj(i -> world.hold(world.person(), event, 2 * i, 2 * i + 1)).toList();
      var payments = holds.stream().map(hold -> begun(world, hold)).toList();
      world.stores().payments().settle(payments.getFirst().id(), captured(payments.getFirst()), world.now());
      var racers = new ArrayList<Callable<Settlement>>();
      payments.forEach(payment -> racers.add(settling(world, payment, captured(payment))));
      racers.add(() -> ended(world, event));
      racers.add(() -> ended(world, event));
      racers.add(() -> cancelled(world, holds.getLast()));
      Race.of(racers);
      ended(world, event);
      var refunds = refunds(world);
      holds.forEach(hold -> assertThat(world.find(hold).status().isLive()).isFalse());
      for (var payment : payments) {
        var mine = refunds.stream().filter(refund -> refund.paymentId().equals(payment.id())).toList();
        assertThat(mine).as("the refund of " + payment).hasSize(1);
        // Only who gave the ticket back before the event was cancelled pays the fee.
        assertThat(mine.getFirst().amount().amount())
            .isEqualTo(mine.getFirst().cause() == RefundCause.CANCELLED ? 170 : 200);
      }
    }
  }

  @Test
  public void M2_oneUndecidedPaymentAtATime() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 6; round++) {
      var hold = world.hold(world.person(), world.row(2), 0);
      var results = Race.of(IntStream.range(0, 8).mapToObj(i -> beginning(world, world.begin(hold))).toList());
      assertThat(results).filteredOn(BeginResult.Begun.class::isInstance).hasSize(1);
      assertThat(results).filteredOn(BeginResult.AnotherUndecided.class::isInstance).hasSize(7);
    }
  }

  @Test
  public void M2_theSameCaptureTenTimesAtOnce() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 6; round++) {
      var hold = world.hold(world.person(), world.row(2), 0);
      var payment = begun(world, hold);
      var results = Race.of(IntStream.range(0, 10).mapToObj(i -> settling(world, payment, captured(payment))).toList());
      assertThat(results).containsOnlyOnce(Settlement.SOLD);
      assertThat(results).filteredOn(Settlement.ALREADY_SETTLED::equals).hasSize(9);
      assertThat(refunds(world)).isEmpty();
    }
  }

  @Test
  public void M5_theSameKeyBeginsOnePayment() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 6; round++) {
      var hold = world.hold(world.person(), world.row(2), 0);
      var key = world.key("as sent");
      var results = Race.of(IntStream.range(0, 6).mapToObj(i -> beginning(world, new Begin(
          new PaymentId(world.ids().next()), hold.id(), hold.accountId(), PaymentMethod.TOSS, key))).toList());
      var begun = results.stream().filter(BeginResult.Begun.class::isInstance).toList();
      assertThat(begun).hasSize(1);
      var payment = ((BeginResult.Begun) begun.getFirst()).payment();
      assertThat(results).filteredOn(new BeginResult.Repeated(payment)::equals).hasSize(5);
    }
  }

  @Test
  public void M6_lookUpsComeAfterFiveSecondsAndBackOff() {
    var world = world();
    var payment = begun(world, world.hold(world.person(), world.row(2), 0));
    var payments = world.stores().payments();
    world.clock().passTo(payment.createdAt().plusSeconds(5).minusMillis(1));
    assertThat(payments.claimUndecided(world.now(), 10)).isEmpty();
    world.clock().pass(Duration.ofMillis(1));
    assertThat(payments.claimUndecided(world.now(), 10)).containsExactly(payment);
    for (int pause : List.of(5, 10, 15, 15, 15)) {
      world.clock().pass(Duration.ofSeconds(pause).minusMillis(1));
      assertThat(payments.claimUndecided(world.now(), 10)).as(pause + " s").isEmpty();
      world.clock().pass(Duration.ofMillis(1));
      assertThat(payments.claimUndecided(world.now(), 10)).as(pause + " s").hasSize(1);
    }
    payments.settle(payment.id(), new Declined("no"), world.now());
    world.clock().pass(Duration.ofMinutes(1));
    assertThat(payments.claimUndecided(world.now(), 10)).isEmpty();
  }

  @Test
  public void M2_aRefundIsSentAgainOnlyAfterAPause() {
    var world = world();
    var payment = begun(world, world.hold(world.person(), world.row(2), 0));
    var payments = world.stores().payments();
    payments.settle(payment.id(), new Captured("reference", World.won(1)), world.now());
    var claimed = payments.claimRefunds(world.now(), 10);
    assertThat(claimed).hasSize(1);
    for (int pause : List.of(5, 10, 15, 15)) {
      world.clock().pass(Duration.ofSeconds(pause).minusMillis(1));
      assertThat(payments.claimRefunds(world.now(), 10)).as(pause + " s").isEmpty();
      world.clock().pass(Duration.ofMillis(1));
      assertThat(payments.claimRefunds(world.now(), 10)).as(pause + " s").isEqualTo(claimed);
    }
    payments.refunded(claimed.getFirst().id(), world.now());
    world.clock().pass(Duration.ofMinutes(1));
    assertThat(payments.claimRefunds(world.now(), 10)).isEmpty();
  }

  @Test
  public void M6_eachLookUpAndRefundIsClaimedByOneInstance() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 30; round++) {
      var event = world.row(20);
      var holds = IntStream.range(0, 20).mapToObj(seat -> world.hold(world.person(), event, seat)).toList();
      var payments = holds.stream().map(hold -> begun(world, hold)).toList();
      world.clock().pass(Duration.ofSeconds(5));
      var claimed = Race.of(IntStream.range(0, 4)
          .<Callable<List<Payment>>>mapToObj(i -> () -> world.stores().payments().claimUndecided(world.now(), 8))
          .toList()).stream().flatMap(List::stream).map(Payment::id).toList();
      assertThat(claimed).doesNotHaveDuplicates();
      payments.forEach(payment -> world.stores().payments().settle(payment.id(),
          new Captured("reference", World.won(1)), world.now()));
      var refunds = Race.of(IntStream.range(0, 4)
          .<Callable<List<Refund>>>mapToObj(i -> () -> world.stores().payments().claimRefunds(world.now(), 20))
          .toList()).stream().flatMap(List::stream).map(Refund::id).toList();
      assertThat(refunds).doesNotHaveDuplicates();
      refunds.forEach(refund -> world.stores().payments().refunded(refund, world.now()));
    }
  }

  @Test
  public void M3_ticketsInUnsweptHoldsDoNotStandInTheWayOfARevival() {
    var world = world();
    var listing = world.standing(SaleRules.DEFAULT, 4);
    var type = listing.ticketTypes().getFirst();
    var late = World.granted(world.reserve(world.tickets(world.person(), listing.event(), type, 3)));
    var payment = begun(world, late);
    world.clock().passTo(world.find(late).expiresAt());
    world.stores().reservations().expireDue(world.now(), 10);
    var other = World.granted(world.reserve(world.tickets(world.person(), listing.event(), type, 3)));
    world.clock().passTo(other.expiresAt());
    assertThat(world.stores().payments().settle(payment.id(), captured(payment), world.now()))
        .isEqualTo(Settlement.REVIVED);
    assertThat(world.find(late).status()).isEqualTo(ReservationStatus.CONFIRMED);
    assertThat(world.find(other).status()).isEqualTo(ReservationStatus.EXPIRED);
  }

  @Test
  public void M3_nothingIsRevivedInAHiddenEvent() {
    var world = world();
    var event = world.row(2);
    var hold = world.hold(world.person(), event, 0);
    var payment = begun(world, hold);
    world.clock().passTo(world.find(hold).expiresAt());
    assertThat(world.stores().reservations().hideEvent(event.id(), world.now())).isTrue();
    assertThat(world.stores().payments().settle(payment.id(), captured(payment), world.now()))
        .isEqualTo(Settlement.REFUND_DUE);
    assertThat(world.stores().payments().isGoingBack(payment.id())).isTrue();
  }

  @Test
  public void M3_anOldAttemptDoesNotSpeakForTheReservation() {
    var world = world();
    var hold = world.hold(world.person(), world.row(2), 0);
    var payments = world.stores().payments();
    var old = begun(world, hold);
    payments.settle(old.id(), new Declined("no"), world.now());
    var paying = begun(world, hold);
    var latest = Optional.of(new LatestPayment(paying.method(), PaymentStatus.PENDING));
    assertThat(payments.settle(old.id(), captured(old), world.now())).isEqualTo(Settlement.REFUND_DUE);
    assertThat(world.find(hold).payment()).isEqualTo(latest);
    refunds(world);
    assertThat(payments.find(old.id()).orElseThrow().status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(world.find(hold).payment()).isEqualTo(latest);
    assertThat(payments.settle(paying.id(), captured(paying), world.now())).isEqualTo(Settlement.SOLD);
    assertThat(world.find(hold).payment())
        .contains(new LatestPayment(paying.method(), PaymentStatus.COMPLETED));
  }

  @Test
  public void M1_aCancelledEventKeepsNoFee() {
    var world = world();
    var event = world.seated(world.layout(new Section("A", 1, 2, 100, 1)), fee(30));
    var hold = world.hold(world.person(), event, 0);
    var payment = begun(world, hold);
    world.stores().payments().settle(payment.id(), captured(payment), world.now());
    world.stores().catalog().cancel(event.id(), world.now());
    var result = world.stores().reservations().cancel(world.change(hold), world.now());
    assertThat(((ChangeResult.Changed) result).refund()).hasValueSatisfying(refund -> {
      assertThat(refund.amount()).isEqualTo(World.won(100));
      assertThat(refund.cause()).isEqualTo(RefundCause.EVENT_CANCELLED);
    });
    assertThat(refunds(world)).hasSize(1);
  }

  @Test
  public void M1_aFeeIsNeverMoreThanWasPaid() {
    var world = world();
    var event = world.seated(world.layout(new Section("A", 1, 2, 100, 1)), fee(300));
    var hold = world.hold(world.person(), event, 0);
    var payment = begun(world, hold);
    world.stores().payments().settle(payment.id(), captured(payment), world.now());
    var result = world.stores().reservations().cancel(world.change(hold), world.now());
    assertThat(((ChangeResult.Changed) result).refund()).isEmpty();
    assertThat(refunds(world)).isEmpty();
    assertThat(world.stores().payments().isGoingBack(payment.id())).isFalse();
  }

  // ---- how ----

  private static SaleRules fee(long fee) {
    return new SaleRules(4, Duration.ofMinutes(5), Optional.empty(), fee, false);
  }

  private static Payment begun(World world, Reservation hold) {
    var result = world.stores().payments().begin(world.begin(hold), world.now());
    if (result instanceof BeginResult.Begun(var payment)) {
      return payment;
    }
    throw new AssertionError("not begun but " + result);
  }

  private static Captured captured(Payment payment) {
    return new Captured("reference", payment.amount());
  }

  private static Callable<BeginResult> beginning(World world, Begin begin) {
    return () -> world.stores().payments().begin(begin, world.now());
  }

  private static Callable<Settlement> settling(World world, Payment payment, GatewayAnswer.Decision decision) {
    return () -> world.stores().payments().settle(payment.id(), decision, world.now());
  }

  private static Settlement cancelled(World world, Reservation hold) {
    world.stores().reservations().cancel(new Change(hold.id(), Optional.of(hold.accountId()), Optional.empty()),
        world.now());
    return Settlement.ALREADY_SETTLED;
  }

  private static Settlement expired(World world) {
    world.stores().reservations().expireDue(world.now(), 100);
    return Settlement.ALREADY_SETTLED;
  }

  private static Settlement ended(World world, Event event) {
    world.stores().catalog().cancel(event.id(), world.now());
    while (world.stores().reservations().endCancelled(world.now(), 2) > 0) {
      Thread.onSpinWait();
    }
    return Settlement.ALREADY_SETTLED;
  }

  /** Every refund there is, each confirmed. */
  static List<Refund> refunds(World world) {
    var payments = world.stores().payments();
    var all = new ArrayList<Refund>();
    world.clock().pass(Duration.ofSeconds(16));
    for (var claimed = payments.claimRefunds(world.now(), 100); !claimed.isEmpty(); claimed = payments
        .claimRefunds(world.now(), 100)) {
      claimed.forEach(refund -> payments.refunded(refund.id(), world.now()));
      all.addAll(claimed);
    }
    return all;
  }

  private static void assertBalanced(World world, Reservation hold) {
    var after = world.find(hold);
    boolean sold = after.status() == ReservationStatus.CONFIRMED;
    Map<RefundCause, Money> refunds = new HashMap<>();
    refunds(world).forEach(refund -> assertThat(refunds.put(refund.cause(), refund.amount())).isNull());
    assertThat(after.status()).isNotEqualTo(ReservationStatus.PENDING);
    assertThat(refunds).hasSizeLessThanOrEqualTo(1);
    boolean captured = world.stores().reservations().find(hold.id()).orElseThrow().payment()
        .map(payment -> payment.status() != PaymentStatus.FAILED).orElse(false);
    assertThat(sold ? hold.total() : World.won(0)).as("tickets and refunds %s of %s", refunds, after)
        .isEqualTo(captured && refunds.isEmpty() ? hold.total() : World.won(0));
    assertThat(Set.copyOf(refunds.values())).isSubsetOf(Set.of(hold.total()));
  }
}
