package gg.tiketi.laws.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.backtest.Backtest;
import gg.tiketi.capacity.backtest.Backtest.Terms;
import gg.tiketi.capacity.backtest.BacktestReport;
import gg.tiketi.capacity.backtest.Score;
import gg.tiketi.capacity.backtest.Scorecard;
import gg.tiketi.capacity.backtest.SyntheticShows;
import gg.tiketi.capacity.backtest.SyntheticShows.Traits;
import gg.tiketi.capacity.forecast.CostRatio;
import gg.tiketi.capacity.forecast.DemandForecast;
import gg.tiketi.capacity.forecast.DemandForecaster;
import gg.tiketi.capacity.forecast.Quantiles;
import gg.tiketi.capacity.forecast.SaleContext;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backtest tells what a policy would really have said. */
@ExtendWith(LawLedger.class)
class BacktestLawsTest implements OverAdapter {
  private static final Terms TERMS = Terms.of(SizingRule.DEFAULT, CostRatio.DEFAULT);
  private static final DemandHistory HISTORY = new SyntheticShows(new Traits(5, 8, 6_000, .6, .45, 4, .08, 4.6, .2))
      .history(1);

  @Override
  public String adapterName() {
    return "in-memory";
  }

  @Test
  void C8_aBacktestShowsNoPolicyTheFuture() {
    showsNoFuture((history, policy) -> new Backtest(TERMS, List.of(policy)).run(history));
  }

  @Test
  void C8_aBacktestThatShowsTheFutureDies() {
    assertThatThrownBy(() -> showsNoFuture(BacktestLawsTest::peeking)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> showsNoFuture(BacktestLawsTest::late)).isInstanceOf(AssertionError.class);
  }

  /** A policy that takes whatever it can get must get nothing that was not known when it was asked. */
  private static void showsNoFuture(BiFunction<DemandHistory, DemandForecaster, BacktestReport> backtest) {
    var report = backtest.apply(HISTORY, new Peeper());
    assertThat(report.scored()).isEqualTo(HISTORY.shows().size() - TERMS.warmUp());
  }

  /** Whatever is to come, a past show's score stays. */
  @Test
  void C8_laterShowsChangeNoScore() {
    var half = DemandHistory.of(HISTORY.shows().subList(0, 25), List.of());
    var early = Backtest.ofAll(TERMS).run(half);
    var late = Backtest.ofAll(TERMS).run(HISTORY);
    for (int policy = 0; policy < early.cards().size(); policy++) {
      var scores = early.cards().get(policy).scores();
      assertThat(late.cards().get(policy).scores().subList(0, scores.size())).isEqualTo(scores);
    }
  }

  @Test
  void a_scorecard_counts_missing_and_idle_instances() {
    var show = HISTORY.shows().getFirst();
    var card = new Scorecard("any", List.of(score(show, 10, 6), score(show, 4, 9), score(show, 7, 7)));
    assertThat(card.shortShows()).isEqualTo(1);
    assertThat(card.missing()).isEqualTo(4);
    assertThat(card.idle()).isEqualTo(5);
    assertThat(card.cost(CostRatio.DEFAULT)).isEqualTo(41);
    assertThat(card.costPerNeed(CostRatio.DEFAULT)).isEqualTo((3.6 + 1.25) / 3);
  }

  /** The goals were set before the seeds 101 to 200 were looked at; these are some of them. */
  @Test
  void quantile_and_nowcast_cost_far_less_than_the_average_on_artists_whose_popularity_jumps() {
    var world = new SyntheticShows(Traits.DEFAULT);
    var report = Backtest.ofAll(TERMS).run(LongStream.rangeClosed(101, 115).mapToObj(world::history).toList());
    assertThat(report.costRatio("pooled-quantile", "simple-average")).isLessThanOrEqualTo(.5);
    assertThat(report.costRatio("pre-queue-nowcast", "simple-average")).isLessThanOrEqualTo(.3);
  }

  @Test
  void the_same_seed_makes_the_same_shows() {
    var world = new SyntheticShows(Traits.DEFAULT);
    assertThat(world.history(5).shows()).isEqualTo(world.history(5).shows());
    assertThat(world.history(5).shows()).isNotEqualTo(world.history(6).shows());
  }

  private static Score score(Show show, int need, int planned) {
    var nothing = new DemandForecast("any", 0, new Quantiles(Collections.nCopies(11, 0.0)), 0, "none");
    return new Score(show, nothing, need, planned);
  }

  /** Gives the whole history away. */
  private static BacktestReport peeking(DemandHistory history, DemandForecaster policy) {
    var scores = history.shows().stream().skip(TERMS.warmUp()).map(show -> {
      var asOf = show.opensAt().minus(TERMS.lead());
      return scored(show, policy.forecast(SaleContext.before(show, asOf), history, asOf));
    }).toList();
    return new BacktestReport(TERMS, history.shows().size(), List.of(new Scorecard(policy.id(), scores)));
  }

  /** Gives away how the show itself went on. */
  private static BacktestReport late(DemandHistory history, DemandForecaster policy) {
    var scores = history.shows().stream().skip(TERMS.warmUp()).map(show -> {
      var asOf = show.opensAt().minus(TERMS.lead());
      return scored(show,
          policy.forecast(SaleContext.before(show, show.knownAt()), history.asOf(asOf), asOf));
    }).toList();
    return new BacktestReport(TERMS, history.shows().size(), List.of(new Scorecard(policy.id(), scores)));
  }

  private static Score scored(Show show, DemandForecast forecast) {
    return new Score(show, forecast, 1, 1);
  }

  /** Looks at everything that it is given. */
  private static final class Peeper implements DemandForecaster {
    @Override
    public String id() {
      return "peeper";
    }

    @Override
    public DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf) {
      assertThat(history.shows()).allSatisfy(show -> assertThat(show.knownAt()).isBeforeOrEqualTo(asOf));
      assertThat(sale.soFar().points()).allSatisfy(
          point -> assertThat(sale.opensAt().plusSeconds(point.offset() * 60L)).isBefore(asOf));
      return new DemandForecast(id(), 1, new Quantiles(Collections.nCopies(11, 1.0)), 1, "peeped");
    }
  }
}
