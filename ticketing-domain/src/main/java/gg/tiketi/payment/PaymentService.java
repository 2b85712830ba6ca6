package gg.tiketi.payment;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Money: paying a reservation, finding out what became of payments, and giving money back. */
public final class PaymentService {
  /** When a payment the provider has never heard of is given up: its charge cannot still be on the way. */
  private static final Duration UNHEARD_FOR = Duration.ofSeconds(30);
  /** When an undecided payment is given up: no hold lives longer. */
  private static final Duration UNDECIDED_FOR = Duration.ofMinutes(20);

  private final Payments payments;
  private final PaymentGateway gateway;
  private final IdSource ids;
  private final InstantSource clock;
  private final Runnable committed;

  /**
   * A service over these books and this provider.
   *
   * @param clock read again after each answer of the provider, which may take seconds
   * @param committed told after every commit, so that the feed is read at once
   */
  public PaymentService(Payments payments, PaymentGateway gateway, IdSource ids, InstantSource clock,
      Runnable committed) {
    this.payments = payments;
    this.gateway = gateway;
    this.ids = ids;
    this.clock = clock;
    this.committed = committed;
  }

  /** Pays a reservation: books the attempt, asks the provider, books its decision. */
  public PayResult pay(AccountId account, ReservationId reservation, PaymentMethod method, Optional<Idempotency> key) {
    var begin = new Begin(new PaymentId(ids.next()), reservation, account, method, key);
    return switch (payments.begin(begin, clock.instant())) {
      case BeginResult.Begun(var payment) -> charge(payment);
      case BeginResult.Repeated(var payment) -> result(payment);
      case BeginResult.KeyReused() -> new PayResult.KeyReused();
      case BeginResult.UnknownReservation() -> new PayResult.UnknownReservation();
      case BeginResult.ReservationExpired() -> new PayResult.ReservationExpired();
      case BeginResult.NotPending() -> new PayResult.NotPending();
      case BeginResult.AnotherUndecided() -> new PayResult.AnotherUndecided();
      case BeginResult.EventCancelled() -> new PayResult.EventCancelled();
    };
  }

  public Optional<Payment> find(PaymentId id) {
    return payments.find(id);
  }

  /** Asks the provider about one payment, because somebody said that it was decided; nobody but the provider is believed. */
  public void lookUp(PaymentId id) {
    payments.find(id).filter(PaymentService::mayBeCaptured).ifPresent(payment -> settle(payment, gateway.lookUp(id)));
  }

  /** The pulse that asks about undecided payments; returns how many it settled. */
  public int settleUndecided(int limit) {
    int settled = 0;
    for (var payment : payments.claimUndecided(clock.instant(), limit)) {
      settled += settle(payment, pursue(payment)) ? 1 : 0;
    }
    return settled;
  }

  /** The pulse that sends refunds to the provider; returns how many it confirmed. */
  public int sendRefunds(int limit) {
    int confirmed = 0;
    for (var refund : payments.claimRefunds(clock.instant(), limit)) {
      if (gateway.refund(refund)) {
        payments.refunded(refund.id(), clock.instant());
        committed.run();
        confirmed++;
      }
    }
    return confirmed;
  }

  /** A payment that failed is asked about, too, when somebody says that it was captured after all. */
  private static boolean mayBeCaptured(Payment payment) {
    return switch (payment.status()) {
      case PENDING, FAILED -> true;
      case COMPLETED, REFUNDED -> false;
    };
  }

  private PayResult charge(Payment payment) {
    committed.run();
    settle(payment, gateway.charge(payment));
    return result(payments.find(payment.id()).orElseThrow());
  }

  private GatewayAnswer pursue(Payment payment) {
    var age = Duration.between(payment.createdAt(), clock.instant());
    return switch (gateway.lookUp(payment.id())) {
      case GatewayAnswer.Unheard _ when age.compareTo(UNHEARD_FOR) > 0 -> gateway.abandon(payment);
      case GatewayAnswer.Undecided _ when age.compareTo(UNDECIDED_FOR) > 0 -> gateway.abandon(payment);
      case GatewayAnswer answer -> answer;
    };
  }

  private boolean settle(Payment payment, GatewayAnswer answer) {
    if (!(answer instanceof GatewayAnswer.Decision decision)) {
      return false;
    }
    boolean settled = payments.settle(payment.id(), decision, clock.instant()) != Settlement.ALREADY_SETTLED;
    committed.run();
    return settled;
  }

  private PayResult result(Payment payment) {
    return switch (payment.status()) {
      case PENDING -> new PayResult.Pending(payment);
      case FAILED -> new PayResult.Declined(payment);
      case COMPLETED, REFUNDED -> payments.isGoingBack(payment.id())
          ? new PayResult.GivenBack(payment)
          : new PayResult.Paid(payment);
    };
  }
}
