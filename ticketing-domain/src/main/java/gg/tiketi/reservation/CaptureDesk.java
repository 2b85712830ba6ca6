package gg.tiketi.reservation;

import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.kernel.Money;

/**
 * Decides what a capture buys (law M3). Every store decides here, over rows it has locked, so that all decide alike.
 */
public final class CaptureDesk {
  private CaptureDesk() {}

  /** What a capture ends in. */
  public sealed interface Verdict {
    /** The hold stands: sell its seats. */
    record Sell() implements Verdict {}

    /** The hold ran out but nothing stands in the way: take its seats again and sell them. */
    record Revive() implements Verdict {}

    /** Give all of the captured money back. */
    record GiveBack(RefundCause cause) implements Verdict {}
  }

  /** What stands in the way of reviving an expired hold. */
  public interface Revival {
    /** Whether every seat and ticket of the reservation is free, and the person would stay within the limit. */
    boolean isPossible();
  }

  /**
   * The verdict over one capture.
   *
   * @param captured what the provider took
   * @param eventGone whether the event is cancelled or hidden
   * @param revival asked only for an expired reservation
   */
  public static Verdict decide(Payment payment, Money captured, Reservation reservation, boolean eventGone,
      Revival revival) {
    if (!captured.equals(payment.amount()) || !captured.equals(reservation.total())) {
      return new Verdict.GiveBack(RefundCause.WRONG_AMOUNT);
    }
    if (eventGone || payment.status() == PaymentStatus.FAILED) {
      return new Verdict.GiveBack(RefundCause.LATE_CAPTURE);
    }
    return switch (reservation.status()) {
      case PENDING -> new Verdict.Sell();
      case EXPIRED -> revival.isPossible() ? new Verdict.Revive() : new Verdict.GiveBack(RefundCause.LATE_CAPTURE);
      case CONFIRMED, CANCELLED -> new Verdict.GiveBack(RefundCause.LATE_CAPTURE);
    };
  }
}
