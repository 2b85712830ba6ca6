package gg.tiketi.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges money by the provider's own books (laws M1, M2, M6): whatever was captured bought tickets at their printed prices or went back,
 * once and completely, and within a minute.
 */
final class MoneyReferee {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Findings findings;
  private final Map<Integer, Long> prices;
  private final Map<String, String> reservations = new HashMap<>();

  /** What the provider took. */
  record Captured(String payment, long amount) {}

  /** What the provider gave back. */
  record GivenBack(String payment, long amount) {}

  /** A referee who knows what each seat costs. */
  MoneyReferee(Findings findings, Map<Integer, Long> prices) {
    this.findings = findings;
    this.prices = Map.copyOf(prices);
  }

  /** A payment began. */
  void begun(String payment, String reservation) {
    reservations.put(payment, reservation);
  }

  /**
   * The sale knows what became of a payment.
   *
   * @param from when it could have known, with everything it needs at work
   */
  void settled(String payment, Instant from, Instant now) {
    if (now.isAfter(from.plus(SOON))) {
      findings.add("M6", payment + " is settled " + Duration.between(from, now).toSeconds() + " s late");
    }
  }

  /** At the end: all that was captured and given back, against the tickets there are. */
  void closes(List<Captured> captured, List<GivenBack> back, Map<String, List<Integer>> tickets) {
    var kept = new HashMap<String, Long>();
    var of = new HashMap<String, Captured>();
    captured.forEach(charge -> {
      of.put(charge.payment(), charge);
      kept.merge(reservations.getOrDefault(charge.payment(), "nobody"), charge.amount(), Long::sum);
    });
    var refunded = new HashMap<String, Long>();
    for (var refund : back) {
      refunded.merge(refund.payment(), refund.amount(), Long::sum);
      kept.merge(reservations.getOrDefault(refund.payment(), "nobody"), -refund.amount(), Long::sum);
    }
    refunded.forEach((payment, amount) -> {
      var charge = of.get(payment);
      if (charge == null || charge.amount() < amount) {
        findings.add("M2", amount + " goes back for " + payment + ", for which " + charge + " was taken");
      }
    });
    tickets.forEach((reservation, seats) -> {
      long price = seats.stream().mapToLong(seat -> prices.getOrDefault(seat, 0L)).sum();
      if (kept.getOrDefault(reservation, 0L) != price) {
        findings.add("M1", reservation + " costs " + price + " and was paid " + kept.getOrDefault(reservation, 0L));
      }
      kept.remove(reservation);
    });
    kept.forEach((reservation, amount) -> {
      if (amount != 0) {
        findings.add("M1", amount + " was kept of " + reservation + ", which has no ticket");
      }
    });
  }
}
