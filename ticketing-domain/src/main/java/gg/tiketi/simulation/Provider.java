package gg.tiketi.simulation;

import gg.tiketi.kernel.PaymentId;
import gg.tiketi.payment.Charge;
import gg.tiketi.payment.GatewayAnswer;
import gg.tiketi.payment.InMemoryChargeBook;
import gg.tiketi.payment.Manners;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentGateway;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.SimulatedGateway;
import gg.tiketi.simulation.Outage.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The payment provider: mostly prompt, now and then late by minutes. Nobody waits in virtual time, so no charge is decided when its call
 * ends; the provider calls back, or is asked.
 */
final class Provider implements PaymentGateway {
  /** A buyer declined in one of twenty cases (assumed), an answer within 1.5 s as the demo's provider gives it. */
  private static final Manners PROMPT = new Manners(Duration.ofMillis(500), Duration.ofMillis(1_500), .05, 0,
      Manners.PATIENCE);
  /** The others take until after the hold has ended. */
  private static final Manners LATE = new Manners(Duration.ofSeconds(20), Duration.ofMinutes(14), .05, 0,
      Manners.PATIENCE);
  private static final double LATE_PART = .03;

  private final InMemoryChargeBook book = new InMemoryChargeBook();
  private final Outages outages;
  private final RandomGenerator chance;
  private final SimulatedGateway prompt;
  private final SimulatedGateway late;

  Provider(Outages outages, InstantSource clock, RandomGenerator chance) {
    this.outages = outages;
    this.chance = chance;
    prompt = new SimulatedGateway(book, PROMPT, clock, chance, time -> {});
    late = new SimulatedGateway(book, LATE, clock, chance, time -> {});
  }

  @Override
  public GatewayAnswer charge(Payment payment) {
    if (outages.isNow(Kind.PROVIDER_AWAY)) {
      return new GatewayAnswer.Undecided();
    }
    return (chance.nextDouble() < LATE_PART ? late : prompt).charge(payment);
  }

  @Override
  public GatewayAnswer lookUp(PaymentId id) {
    return outages.isNow(Kind.PROVIDER_AWAY) ? new GatewayAnswer.Undecided() : prompt.lookUp(id);
  }

  @Override
  public GatewayAnswer abandon(Payment payment) {
    return outages.isNow(Kind.PROVIDER_AWAY) ? new GatewayAnswer.Undecided() : prompt.abandon(payment);
  }

  @Override
  public boolean refund(Refund refund) {
    return !outages.isNow(Kind.PROVIDER_AWAY) && prompt.refund(refund);
  }

  /** What stands in its books about a payment. */
  Optional<Charge> charge(PaymentId payment) {
    return book.find(payment);
  }

  InMemoryChargeBook book() {
    return book;
  }
}
