package gg.tiketi.payment;

import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The books of payments and refunds.
 *
 * <p>Law M: a payment is settled exactly once, in one transaction with the seats it buys; a capture ends as sold, revived
 * or one refund, in whatever order capture, expiry and cancellation come. Every change records {@link PaymentChanged}, and
 * what it does to seats and reservation, in the same transaction.
 */
public interface Payments {
  /** How long after its start an undecided payment is looked up for the first time. */
  Duration FIRST_LOOK_UP = Duration.ofSeconds(5);
  /** The longest pause between two look-ups. */
  Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** The pause that follows {@code pause}. */
  static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /**
   * Starts a payment of a pending reservation and prolongs its hold so that it outlasts the provider (at least 11 minutes,
   * within the hold's longest life). At most one payment per reservation is undecided, and none begins on a cancelled event.
   * The first look-up is due 5 s later.
   */
  BeginResult begin(Begin begin, Instant now);

  /**
   * Writes the provider's decision. A capture sells the seats while the hold stands or is expired but all its seats are free,
   * the event is neither cancelled nor hidden and the person within the limit; otherwise, or when the amount is another, it makes one refund.
   * A capture of a payment that had failed makes one refund.
   */
  Settlement settle(PaymentId id, GatewayAnswer.Decision decision, Instant now);

  Optional<Payment> find(PaymentId id);

  /** Whether the payment's capture bought nothing, so that all of it goes back or went back. */
  boolean isGoingBack(PaymentId id);

  /**
   * Up to {@code limit} undecided payments whose look-up is due, each claimed: its next look-up is due after a back-off (5 s
   * doubling to 15 s), so that two instances do not ask about the same one.
   */
  List<Payment> claimUndecided(Instant now, int limit);

  /** Up to {@code limit} refunds that are due, each claimed like an undecided payment. */
  List<Refund> claimRefunds(Instant now, int limit);

  /** The provider confirmed the refund; the payment is refunded. Nothing happens the second time. */
  void refunded(RefundId id, Instant now);
}
