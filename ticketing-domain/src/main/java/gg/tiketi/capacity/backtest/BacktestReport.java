package gg.tiketi.capacity.backtest;

import java.util.List;

/**
 * How all policies fared on the same shows.
 *
 * @param terms under which they were compared
 * @param shows how many shows the history has
 * @param cards policy by policy, in the order in which they were given
 */
public record BacktestReport(Backtest.Terms terms, int shows, List<Scorecard> cards) {
  public BacktestReport {
    cards = List.copyOf(cards);
  }

  /** How many shows were forecast. */
  public int scored() {
    return cards.isEmpty() ? 0 : cards.getFirst().scores().size();
  }

  /** How a policy fared. */
  public Scorecard card(String policy) {
    return cards.stream().filter(card -> card.policy().equals(policy)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no policy " + policy));
  }

  /** What a policy cost for each idle instance that the other one cost; 1 where both cost nothing. */
  public double costRatio(String policy, String other) {
    double cost = card(policy).cost(terms.ratio());
    double against = card(other).cost(terms.ratio());
    return cost == against ? 1 : cost / against;
  }
}
