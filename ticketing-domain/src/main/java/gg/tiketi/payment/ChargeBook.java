package gg.tiketi.payment;

import gg.tiketi.kernel.PaymentId;
import java.util.Optional;

/** The simulated provider's own books, apart from ours as a real provider's would be. */
public interface ChargeBook {
  /** Writes the charge unless one with its payment id stands already; answers the one that stands. */
  Charge putIfAbsent(Charge charge);

  Optional<Charge> find(PaymentId id);

  /** Writes a refund; nothing happens the second time. */
  void refund(Refund refund);
}
