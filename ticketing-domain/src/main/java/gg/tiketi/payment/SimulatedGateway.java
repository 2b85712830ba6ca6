package gg.tiketi.payment;

import gg.tiketi.kernel.PaymentId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/** A provider for demonstrations and tests: slow, failing or silent as it is told, and honest in its books. */
public final class SimulatedGateway implements PaymentGateway {
  private final ChargeBook book;
  private final AtomicReference<Manners> manners;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final Pause pause;

  public SimulatedGateway(ChargeBook book, Manners manners, InstantSource clock, RandomGenerator chance, Pause pause) {
    this.book = book;
    this.manners = new AtomicReference<>(manners);
    this.clock = clock;
    this.chance = chance;
    this.pause = pause;
  }

  /** Behave otherwise from now on. */
  public void behave(Manners manners) {
    this.manners.set(manners);
  }

  @Override
  public GatewayAnswer charge(Payment payment) {
    var now = clock.instant();
    var behaviour = manners.get();
    boolean captured = chance.nextDouble() >= behaviour.failRate();
    var delay = behaviour.delay(chance);
    var charge = book.putIfAbsent(new Charge(payment.id(), payment.amount(), captured, now.plus(delay)));
    if (chance.nextDouble() < behaviour.silentRate()) {
      pause.of(behaviour.patience());
      return new GatewayAnswer.Undecided();
    }
    pause.of(shorter(Duration.between(now, charge.decidedAt()), behaviour.patience()));
    return answer(charge);
  }

  @Override
  public GatewayAnswer lookUp(PaymentId id) {
    return book.find(id).map(this::answer).orElseGet(GatewayAnswer.Unheard::new);
  }

  @Override
  public GatewayAnswer abandon(Payment payment) {
    return decision(book.putIfAbsent(new Charge(payment.id(), payment.amount(), false, clock.instant())));
  }

  @Override
  public boolean refund(Refund refund) {
    book.refund(refund);
    return true;
  }

  private GatewayAnswer answer(Charge charge) {
    return clock.instant().isBefore(charge.decidedAt()) ? new GatewayAnswer.Undecided() : decision(charge);
  }

  private static GatewayAnswer.Decision decision(Charge charge) {
    return charge.captured()
        ? new GatewayAnswer.Captured("simulated-" + charge.paymentId(), charge.amount())
        : new GatewayAnswer.Declined("declined");
  }

  private static Duration shorter(Duration left, Duration right) {
    var shorter = left.compareTo(right) < 0 ? left : right;
    return shorter.isNegative() ? Duration.ZERO : shorter;
  }
}
