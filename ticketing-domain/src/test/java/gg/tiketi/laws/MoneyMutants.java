package gg.tiketi.laws;

import gg.tiketi.Tiketi.Stores;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import gg.tiketi.payment.Begin;
import gg.tiketi.payment.BeginResult;
import gg.tiketi.payment.GatewayAnswer;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Payments;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Faults of payments and refunds. */
final class MoneyMutants {
  private MoneyMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("S12", "the price of another day is paid", Faults.payments("begin", (real, given) -> dearer(
            real.begin(given.get(0, Begin.class), given.get(1, Instant.class)))),
            adapter -> new ReservationsContract(adapter) {}.S12_thePriceOfTheGrantIsPaid()),
        new Mutant("M1", "a won too much goes back", refunding(refund -> List.of(dearer(refund))),
            law(PaymentsContract::M1_moneyIsTicketsRefundsAndFees)),
        new Mutant("M1", "late money is kept", Faults.payments("claimRefunds", (real, given) -> List.of()),
            settlement(SettlementContract::M1_whateverTheProviderDoesTheMoneyIsTickets)),
        new Mutant("M2", "a refund is sent again under another id", refunding(refund -> List.of(refund, again(refund))),
            law(PaymentsContract::M2_capturedOnceRefundedOnce)),
        new Mutant("M2", "the provider is paid back under a new id each time", refunding(
            refund -> List.of(again(refund))),
            settlement(SettlementContract::M2_theProviderGivesBackOnceWhoeverDies)),
        new Mutant("M2", "a capture counts as often as it is told", settling((real, id, decision, now) -> {
          var settlement = real.settle(id, decision, now);
          return settlement == Settlement.ALREADY_SETTLED ? Settlement.SOLD : settlement;
        }), law(PaymentsContract::M2_theSameCaptureTenTimesAtOnce)),
        new Mutant("M3", "what ran out is never revived", settling((real, id, decision, now) -> {
          var settlement = real.settle(id, decision, now);
          return settlement == Settlement.REVIVED ? Settlement.REFUND_DUE : settlement;
        }), law(PaymentsContract::M3_everyCaptureHasOneEnd)),
        new Mutant("M3", "another amount is as good", settling((real, id, decision, now) -> real.settle(id,
            decision instanceof GatewayAnswer.Captured(var reference, var amount)
                ? new GatewayAnswer.Captured(reference, real.find(id).map(Payment::amount).orElse(amount))
                : decision,
            now)), law(PaymentsContract::M3_everyCaptureHasOneEnd)),
        new Mutant("M4", "messages are not listened to", Faults.payments("find", (real, given) -> real
            .find(given.get(0, PaymentId.class)).filter(payment -> !payment.isUndecided())),
            settlement(SettlementContract::M4_messagesInAnyOrderLeadToTheSameEnd)),
        new Mutant("M4", "the first message is the last word", settling((real, id, decision, now) -> real
            .find(id).filter(Payment::isUndecided).isPresent()
                ? real.settle(id, decision, now)
                : Settlement.ALREADY_SETTLED),
            settlement(SettlementContract::M4_aCaptureAfterAFailureIsHeardAndGivenBack)),
        new Mutant("M6", "nobody asks again", Faults.payments("claimUndecided", (real, given) -> List.of()),
            settlement(SettlementContract::M6_aSilentProviderIsAsked)),
        new Mutant("M3", "a cancelled event is still paid", Faults.payments("begin", (real, given) -> begunAnyway(
            real.begin(given.get(0, Begin.class), given.get(1, Instant.class)), given.get(0, Begin.class))),
            law(PaymentsContract::M3_noPaymentBeginsOnACancelledEvent)),
        new Mutant("M6", "a look-up is everybody's", Faults.payments("claimUndecided", (real, given) -> {
          var claimed = new ArrayList<>(real.claimUndecided(given.get(0, Instant.class).plusSeconds(60), 100));
          claimed.removeIf(payment -> !payment.isUndecided());
          return claimed;
        }), law(PaymentsContract::M6_lookUpsComeAfterFiveSecondsAndBackOff)));
  }

  private static Consumer<Adapter> law(Consumer<PaymentsContract> test) {
    return adapter -> test.accept(new PaymentsContract(adapter) {});
  }

  private static Consumer<Adapter> settlement(Consumer<SettlementContract> test) {
    return adapter -> test.accept(new SettlementContract(adapter) {});
  }

  @FunctionalInterface
  private interface Settling {
    Settlement settle(Payments real, PaymentId id, GatewayAnswer.Decision decision, Instant now);
  }

  private static UnaryOperator<Stores> settling(Settling fault) {
    return Faults.payments("settle", (real, given) -> fault.settle(real, given.get(0, PaymentId.class),
        given.get(1, GatewayAnswer.Decision.class), given.get(2, Instant.class)));
  }

  @FunctionalInterface
  private interface Refunding {
    List<Refund> of(Refund refund);
  }

  private static UnaryOperator<Stores> refunding(Refunding fault) {
    return Faults.payments("claimRefunds", (real, given) -> real
        .claimRefunds(given.get(0, Instant.class), given.get(1, Integer.class)).stream()
        .flatMap(refund -> fault.of(refund).stream()).toList());
  }

  private static BeginResult begunAnyway(BeginResult result, Begin begin) {
    return result instanceof BeginResult.EventCancelled
        ? new BeginResult.Begun(new Payment(begin.paymentId(), begin.reservationId(), new EventId(UUID.randomUUID()),
            begin.accountId(), begin.method(), World.won(1), PaymentStatus.PENDING, Instant.EPOCH, Optional.empty()))
        : result;
  }

  private static BeginResult dearer(BeginResult result) {
    return result instanceof BeginResult.Begun(var payment)
        ? new BeginResult.Begun(new Payment(payment.id(), payment.reservationId(), payment.eventId(),
            payment.accountId(), payment.method(), payment.amount().plus(World.won(1)), payment.status(),
            payment.createdAt(), payment.decidedAt()))
        : result;
  }

  private static Refund dearer(Refund refund) {
    return new Refund(refund.id(), refund.paymentId(), refund.reservationId(), refund.amount().plus(World.won(1)),
        refund.cause(), refund.status());
  }

  private static Refund again(Refund refund) {
    return new Refund(new RefundId(UUID.randomUUID()), refund.paymentId(), refund.reservationId(), refund.amount(),
        refund.cause(), refund.status());
  }
}
