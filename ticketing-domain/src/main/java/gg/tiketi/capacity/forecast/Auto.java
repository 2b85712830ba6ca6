package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.SizingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The policy that would have cost least in those past shows of which every policy knew something. Before eight of them the more cautious of {@link PooledQuantile} and
 * {@link SimpleAverage} answers.
 *
 * @param candidates the policies to choose from
 * @param rule how many instances people want
 * @param ratio what a wrong number of them costs
 */
public record Auto(List<DemandForecaster> candidates, SizingRule rule, CostRatio ratio) implements DemandForecaster {
  /** How long before the opening each past show is forecast anew: a plan has to stand by then. */
  public static final Duration LEAD = Duration.ofMinutes(30);
  private static final int ENOUGH_SHOWS = 8;
  /** In the place of a cost, which is never negative. */
  private static final double KNEW_NOTHING = -1;

  public Auto {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("nothing to choose from");
    }
  }

  @Override
  public String id() {
    return "auto";
  }

  @Override
  public DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf) {
    var known = history.asOf(asOf);
    var costs = candidates.stream().map(policy -> costs(policy, known)).toList();
    var comparable = IntStream.range(0, known.shows().size()).filter(show -> costs.stream()
        .allMatch(each -> each[show] != KNEW_NOTHING)).toArray();
    if (comparable.length < ENOUGH_SHOWS) {
      return cautious(sale, known, asOf);
    }
    int best = IntStream.range(0, costs.size()).boxed()
        .min(Comparator.comparingDouble(policy -> sum(costs.get(policy), comparable))).orElseThrow();
    return candidates.get(best).forecast(sale, known, asOf).saidBy(id(),
        "%s would have cost least in %d past shows".formatted(candidates.get(best).id(), comparable.length));
  }

  private DemandForecast cautious(SaleContext sale, DemandHistory known, Instant asOf) {
    var pooled = new PooledQuantile(rule, ratio).forecast(sale, known, asOf);
    var simple = new SimpleAverage(rule).forecast(sale, known, asOf);
    var more = pooled.users() > simple.users() ? pooled : simple;
    return more.saidBy(id(), "fewer than %d past shows can be compared".formatted(ENOUGH_SHOWS));
  }

  private static double sum(double[] costs, int[] shows) {
    return Arrays.stream(shows).mapToDouble(show -> costs[show]).sum();
  }

  /** What a policy would have cost before each show; where it knew nothing, that. */
  private double[] costs(DemandForecaster policy, DemandHistory known) {
    var scores = known.scores(List.of(policy, ratio));
    return IntStream.range(0, known.shows().size())
        .mapToDouble(index -> scores.of(index, show -> cost(policy, known.shows().get(show), known))).toArray();
  }

  /** In people, not in instances: so the choice does not hang on where the numbers are rounded. */
  private double cost(DemandForecaster policy, Show show, DemandHistory known) {
    var asOf = show.opensAt().minus(LEAD);
    var forecast = policy.forecast(SaleContext.before(show, asOf), known, asOf);
    double off = forecast.users() - show.curve().peakDemand();
    return forecast.shows() == 0 ? KNEW_NOTHING : ratio.cost(Math.max(0, -off), Math.max(0, off));
  }
}
