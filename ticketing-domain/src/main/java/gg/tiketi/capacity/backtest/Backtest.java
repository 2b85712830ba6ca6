package gg.tiketi.capacity.backtest;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.forecast.CostRatio;
import gg.tiketi.capacity.forecast.DemandForecaster;
import gg.tiketi.capacity.forecast.Policies;
import gg.tiketi.capacity.forecast.SaleContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Asks each policy before each past show, with nothing but what was known then (rolling origin, law C8), and compares what it would have
 * planned with what the show turned out to need.
 */
public final class Backtest {
  private final Terms terms;
  private final List<DemandForecaster> policies;

  /**
   * The terms of a comparison.
   *
   * @param rule how many instances people want, and how many there are
   * @param ratio what a missing instance costs in idle ones
   * @param lead how long before the opening a policy has to answer
   * @param warmUp how many shows at the beginning of the history are not forecast
   */
  public record Terms(SizingRule rule, CostRatio ratio, Duration lead, int warmUp) {
    public Terms {
      if (lead.isNegative() || warmUp < 0) {
        throw new IllegalArgumentException("not before the opening: " + lead + ", " + warmUp);
      }
    }

    /** Half an hour before the opening, from the ninth show on. */
    public static Terms of(SizingRule rule, CostRatio ratio) {
      return new Terms(rule, ratio, Duration.ofMinutes(30), 8);
    }
  }

  /** A comparison of these policies. */
  public Backtest(Terms terms, Collection<? extends DemandForecaster> policies) {
    this.terms = terms;
    this.policies = List.copyOf(policies);
  }

  /** A comparison of all policies that there are. */
  public static Backtest ofAll(Terms terms) {
    return new Backtest(terms, Policies.all(terms.rule(), terms.ratio()));
  }

  /** Compares them on a history. */
  public BacktestReport run(DemandHistory history) {
    return run(List.of(history));
  }

  /** Compares them on histories that know nothing of each other, such as those of several operators. */
  public BacktestReport run(Collection<DemandHistory> histories) {
    var scores = new ArrayList<List<Score>>();
    policies.forEach(policy -> scores.add(new ArrayList<>()));
    for (var history : histories) {
      history.shows().stream().skip(terms.warmUp()).forEach(show -> score(show, history, scores));
    }
    var cards = new ArrayList<Scorecard>();
    for (int index = 0; index < policies.size(); index++) {
      cards.add(new Scorecard(policies.get(index).id(), scores.get(index)));
    }
    return new BacktestReport(terms, histories.stream().mapToInt(history -> history.shows().size()).sum(), cards);
  }

  private void score(Show show, DemandHistory history, List<List<Score>> scores) {
    var asOf = show.opensAt().minus(terms.lead());
    var known = history.asOf(asOf);
    var sale = SaleContext.before(show, asOf);
    int need = terms.rule().instances(show.curve().peakDemand());
    for (int index = 0; index < policies.size(); index++) {
      var forecast = policies.get(index).forecast(sale, known, asOf);
      scores.get(index).add(new Score(show, forecast, need, terms.rule().instances(forecast.users())));
    }
  }
}
