package gg.tiketi.payment;

import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulated provider's books in memory; they live as long as the process, apart from the seller's. */
public final class InMemoryChargeBook implements ChargeBook {
  private final Map<PaymentId, Charge> charges = new HashMap<>();
  private final Map<RefundId, Refund> refunds = new HashMap<>();

  @Override
  public synchronized Charge putIfAbsent(Charge charge) {
    charges.putIfAbsent(charge.paymentId(), charge);
    return find(charge.paymentId()).orElseThrow();
  }

  @Override
  public synchronized Optional<Charge> find(PaymentId id) {
    return Optional.ofNullable(charges.get(id));
  }

  @Override
  public synchronized void refund(Refund refund) {
    refunds.putIfAbsent(refund.id(), refund);
  }

  public synchronized List<Charge> charges() {
    return List.copyOf(charges.values());
  }

  public synchronized List<Refund> refunds() {
    return List.copyOf(refunds.values());
  }
}
