package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.Event;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.payment.BeginResult;
import gg.tiketi.payment.Charge;
import gg.tiketi.payment.GatewayAnswer;
import gg.tiketi.payment.InMemoryChargeBook;
import gg.tiketi.payment.Manners;
import gg.tiketi.payment.PayResult;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentGateway;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.SimulatedGateway;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws M4 and M6 through the service: providers that are slow, silent, failing or away, and instances that die. */
public abstract class SettlementContract extends Contract {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  protected SettlementContract(Adapter adapter) {
    super(adapter);
  }

  /** A shop, its provider, and as many instances one after the other as it takes. */
  private static final class Shop implements PaymentGateway {
    private final World world;
    private final Event event;
    private final InMemoryChargeBook charges = new InMemoryChargeBook();
    private final SimulatedGateway provider;
    private boolean away;
    private Tiketi instance;

    Shop(World world, Manners manners) {
      this.world = world;
      this.event = world.row(40);
      this.provider = new SimulatedGateway(charges, manners, world.clock(), new Random(3),
          time -> world.clock().pass(time));
      this.instance = Tiketi.over(world.stores(), Providers.of(world, this));
    }

    /** The instance dies and another takes over; nothing but the stores is left. */
    void restart() {
      instance = Tiketi.over(world.stores(), Providers.of(world, this));
    }

    PayResult pay(Reservation hold) {
      return instance.payments().pay(hold.accountId(), hold.id(), PaymentMethod.TOSS, Optional.empty());
    }

    /** The payment is in our books, and then the instance dies. */
    Payment begin(Reservation hold) {
      var begun = world.stores().payments().begin(world.begin(hold), world.now());
      restart();
      return ((BeginResult.Begun) begun).payment();
    }

    Reservation hold(int seat) {
      return world.hold(world.person(), event, seat);
    }

    /** Time passes and the pulses beat every second. */
    void pass(Duration time) {
      var end = world.now().plus(time);
      while (world.now().isBefore(end)) {
        world.clock().pass(SECOND);
        instance.reservations().expireDue(world.now(), 100);
        instance.payments().settleUndecided(50);
        instance.payments().sendRefunds(50);
      }
    }

    ReservationStatus status(Reservation hold) {
      return world.find(hold).status();
    }

    PaymentStatus status(PaymentId id) {
      return world.stores().payments().find(id).orElseThrow().status();
    }

    @Override
    public GatewayAnswer charge(Payment payment) {
      return away ? new GatewayAnswer.Undecided() : provider.charge(payment);
    }

    @Override
    public GatewayAnswer lookUp(PaymentId id) {
      return away ? new GatewayAnswer.Undecided() : provider.lookUp(id);
    }

    @Override
    public GatewayAnswer abandon(Payment payment) {
      return away ? new GatewayAnswer.Undecided() : provider.abandon(payment);
    }

    @Override
    public boolean refund(Refund refund) {
      return !away && provider.refund(refund);
    }

    /** What the provider holds of our customers' money. */
    long balance() {
      return charges.charges().stream().filter(Charge::captured).mapToLong(charge -> charge.amount().amount()).sum()
          - charges.refunds().stream().mapToLong(refund -> refund.amount().amount()).sum();
    }
  }

  private Shop shop(Manners manners) {
    return new Shop(world(), manners);
  }

  @Test
  public void M6_aSilentProviderIsAsked() {
    var shop = shop(manners(0, 500, 0, 1));
    var hold = shop.hold(0);
    assertThat(shop.pay(hold)).isInstanceOf(PayResult.Pending.class);
    shop.pass(MINUTE);
    assertThat(shop.status(hold)).isEqualTo(ReservationStatus.CONFIRMED);
    assertThat(shop.balance()).isEqualTo(100);
  }

  @Test
  public void M6_aSlowProviderIsAskedAgain() {
    var shop = shop(manners(20_000, 20_000, 0, 0));
    var hold = shop.hold(0);
    assertThat(shop.pay(hold)).isInstanceOf(PayResult.Pending.class);
    shop.pass(Duration.ofSeconds(20).plus(MINUTE));
    assertThat(shop.status(hold)).isEqualTo(ReservationStatus.CONFIRMED);
  }

  @Test
  public void M6_whoDiedBeforeAskingChargesNobody() {
    var shop = shop(Manners.PROMPT);
    var hold = shop.hold(0);
    var payment = shop.begin(hold);
    shop.pass(MINUTE);
    assertThat(shop.status(payment.id())).isEqualTo(PaymentStatus.FAILED);
    assertThat(shop.provider.charge(payment)).as("a charge that was still on the way")
        .isInstanceOf(GatewayAnswer.Declined.class);
    assertThat(shop.pay(hold)).isInstanceOf(PayResult.Paid.class);
    assertThat(shop.balance()).isEqualTo(100);
  }

  @Test
  public void M6_whoDiedAfterAskingHasCharged() {
    var shop = shop(Manners.PROMPT);
    var hold = shop.hold(0);
    shop.provider.charge(shop.begin(hold));
    shop.pass(MINUTE);
    assertThat(shop.status(hold)).isEqualTo(ReservationStatus.CONFIRMED);
    assertThat(shop.balance()).isEqualTo(100);
  }

  @Test
  public void M6_aProviderThatWasAwayIsAskedWithinAMinuteOfItsReturn() {
    var shop = shop(Manners.PROMPT);
    var free = shop.hold(0);
    var lost = shop.hold(1);
    for (var hold : List.of(free, lost)) {
      shop.provider.charge(shop.begin(hold));
    }
    shop.away = true;
    shop.pass(Duration.ofMinutes(12));
    assertThat(shop.status(lost)).isEqualTo(ReservationStatus.EXPIRED);
    shop.hold(1);
    shop.away = false;
    shop.pass(MINUTE);
    assertThat(shop.status(free)).as("its seat was free: revived").isEqualTo(ReservationStatus.CONFIRMED);
    assertThat(shop.status(lost)).as("its seat was gone: refunded").isEqualTo(ReservationStatus.EXPIRED);
    assertThat(shop.charges.refunds()).hasSize(1);
    assertThat(shop.balance()).isEqualTo(100);
  }

  @Test
  public void M2_theProviderGivesBackOnceWhoeverDies() {
    var shop = shop(Manners.PROMPT);
    var hold = shop.hold(0);
    shop.pay(hold);
    shop.instance.reservations().cancel(shop.world.change(hold), shop.world.now());
    var refund = shop.world.stores().payments().claimRefunds(shop.world.now(), 1).getFirst();
    shop.provider.refund(refund);
    shop.restart();
    shop.pass(MINUTE);
    assertThat(shop.charges.refunds()).containsExactly(refund);
    assertThat(shop.world.find(hold).payment()).hasValueSatisfying(
        payment -> assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED));
    assertThat(shop.world.stores().payments().claimRefunds(shop.world.now(), 10)).isEmpty();
  }

  @Test
  public void M4_messagesInAnyOrderLeadToTheSameEnd() {
    for (int order = 0; order < adapter().rounds() / 15; order++) {
      var chance = new Random(order);
      var shop = shop(manners(4_000, 4_000, 0, 0));
      var paid = shop.hold(0);
      var failed = shop.hold(1);
      var payments = List.of(shop.begin(paid), shop.begin(failed));
      var begun = shop.world.now();
      shop.charges.putIfAbsent(charge(payments.getFirst(), true, begun.plusSeconds(4)));
      shop.charges.putIfAbsent(charge(payments.getLast(), false, begun.plusSeconds(2)));
      for (int message = 0; message < 12; message++) {
        shop.world.clock().pass(Duration.ofMillis(chance.nextInt(900)));
        shop.instance.payments().lookUp(chance.nextInt(5) == 0
            ? new PaymentId(shop.world.ids().next())
            : payments.get(chance.nextInt(2)).id());
      }
      shop.world.clock().passTo(begun.plusSeconds(5));
      payments.forEach(payment -> shop.instance.payments().lookUp(payment.id()));
      assertThat(shop.status(paid)).isEqualTo(ReservationStatus.CONFIRMED);
      assertThat(shop.status(failed)).isEqualTo(ReservationStatus.PENDING);
      assertThat(shop.status(payments.getLast().id())).isEqualTo(PaymentStatus.FAILED);
      shop.pass(MINUTE);
      assertThat(shop.balance()).isEqualTo(100);
    }
  }

  @Test
  public void M4_aCaptureAfterAFailureIsHeardAndGivenBack() {
    var shop = shop(Manners.PROMPT);
    var payment = shop.begin(shop.hold(0));
    shop.world.stores().payments().settle(payment.id(), new GatewayAnswer.Declined("no"), shop.world.now());
    shop.charges.putIfAbsent(charge(payment, true, shop.world.now()));
    shop.instance.payments().lookUp(payment.id());
    shop.pass(MINUTE);
    assertThat(shop.status(payment.id())).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(shop.balance()).isZero();
  }

  @Test
  public void M1_whateverTheProviderDoesTheMoneyIsTickets() {
    for (int round = 0; round < Math.max(2, adapter().rounds() / 60); round++) {
      var chance = new Random(round);
      var shop = shop(manners(0, 9_000, 0.2, 0.3));
      var holds = new ArrayList<Reservation>();
      for (int seat = 0; seat < 40; seat++) {
        var hold = shop.hold(seat);
        holds.add(hold);
        disturb(shop, hold, chance);
        shop.pass(Duration.ofMillis(chance.nextInt(2_000)));
      }
      shop.away = false;
      shop.pass(Duration.ofMinutes(25));
      long sold = holds.stream().filter(hold -> shop.status(hold) == ReservationStatus.CONFIRMED).count();
      assertThat(shop.balance()).as("round " + round).isEqualTo(100 * sold);
      assertThat(sold).isBetween(1L, 39L);
      assertThat(shop.charges.refunds()).doesNotHaveDuplicates();
      holds.forEach(hold -> assertThat(shop.status(hold)).isNotEqualTo(ReservationStatus.PENDING));
    }
  }

  private static void disturb(Shop shop, Reservation hold, Random chance) {
    switch (chance.nextInt(8)) {
      case 0 -> shop.begin(hold);
      case 1 -> shop.provider.charge(shop.begin(hold));
      case 2 -> {
        shop.pay(hold);
        shop.instance.reservations().cancel(shop.world.change(hold), shop.world.now());
      }
      case 3 -> {
        shop.away = !shop.away;
        shop.pay(hold);
      }
      case 4 -> {
        shop.pay(hold);
        shop.pay(hold);
        shop.restart();
      }
      default -> shop.pay(hold);
    }
  }

  private static Charge charge(Payment payment, boolean captured, Instant at) {
    return new Charge(payment.id(), payment.amount(), captured, at);
  }

  private static Manners manners(int minMillis, int maxMillis, double failing, double silent) {
    return new Manners(Duration.ofMillis(minMillis), Duration.ofMillis(maxMillis), failing, silent, Manners.PATIENCE);
  }
}
