package gg.tiketi.laws.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gg.tiketi.capacity.DemandCurve;
import gg.tiketi.capacity.DemandCurve.Point;
import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.backtest.SyntheticShows;
import gg.tiketi.capacity.backtest.SyntheticShows.Traits;
import gg.tiketi.capacity.forecast.DemandForecast;
import gg.tiketi.capacity.forecast.DemandForecaster;
import gg.tiketi.capacity.forecast.SaleContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Law C8 and what else every policy keeps, over made-up histories. */
final class ForecastLaws {
  private static final Duration LEAD = Duration.ofMinutes(30);
  private static final Traits WORLD = new Traits(4, 6, 6_000, .6, .45, 4, .08, 4.6, .3);
  private static final int SEEDS = 2;

  private ForecastLaws() {}

  /** What comes later, though it be a thousand times as much and under other names, changes no answer. */
  static void neverSeesTheFuture(DemandForecaster policy) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      var shows = shows(seed);
      for (int index = 0; index < shows.size(); index += 3) {
        var show = shows.get(index);
        var asOf = show.opensAt().minus(LEAD);
        var past = shows.stream().filter(other -> !other.knownAt().isAfter(asOf)).toList();
        var other = new ArrayList<>(past);
        shows.stream().filter(later -> later.knownAt().isAfter(asOf))
            .forEach(later -> other.add(scaled(renamed(later, show.artist() + " (artist 1)"), 1_000)));
        var sale = SaleContext.before(show, asOf);
        var known = policy.forecast(sale, DemandHistory.of(past, List.of()), asOf);
        assertThat(policy.forecast(sale, DemandHistory.of(shows, List.of()), asOf)).isEqualTo(known);
        assertThat(policy.forecast(sale, DemandHistory.of(other, List.of()), asOf)).isEqualTo(known);
      }
    }
  }

  /** When always c times as many came, c times as many are expected. */
  static void scalesWithDemand(DemandForecaster policy) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      var shows = shows(seed);
      for (int c : List.of(2, 7)) {
        var more = shows.stream().map(show -> scaled(show, c)).toList();
        for (int index = 0; index < shows.size(); index++) {
          var plain = forecast(policy, shows, index);
          // What rests on no show is a rule, not a measure.
          if (plain.shows() > 0) {
            var scaled = forecast(policy, more, index);
            assertThat(scaled.users() / plain.users()).isCloseTo(c, within(1e-6));
            assertThat(scaled.quantiles().users().get(4) / plain.quantiles().users().get(4))
                .isCloseTo(c, within(1e-6));
          }
        }
      }
    }
  }

  /** History is a set: the order in which it was told makes no difference; and to ask twice makes none either. */
  static void isAFunctionOfHistory(DemandForecaster policy) {
    var shows = new ArrayList<>(shows(5));
    var history = DemandHistory.of(shows, List.of());
    var show = shows.getLast();
    var asOf = show.opensAt().minus(LEAD);
    var told = policy.forecast(SaleContext.before(show, asOf), history, asOf);
    assertThat(policy.forecast(SaleContext.before(show, asOf), history, asOf)).isEqualTo(told);
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(shows, new Random(round));
      assertThat(policy.forecast(SaleContext.before(show, asOf), DemandHistory.of(shows, List.of()), asOf))
          .isEqualTo(told);
    }
  }

  /** Of nobody and nothing it still says something, and why. */
  static void answersWithoutHistory(DemandForecaster policy) {
    var show = shows(9).getLast();
    var unknown = new SaleContext("", show.opensAt(), show.zone(), show.stock(), OptionalInt.empty(),
        DemandCurve.EMPTY);
    var told = policy.forecast(unknown, DemandHistory.of(List.of(), List.of()), show.opensAt().minus(LEAD));
    assertThat(told.users()).isEqualTo(7_500);
    assertThat(told.shows()).isZero();
    assertThat(told.because()).contains("5 instances");
  }

  /** An answer in which the quantiles rise is all that can be built; that the levels mean something is seen on many shows. */
  static void quantilesRise(DemandForecaster policy) {
    var shows = shows(4);
    for (int index = 0; index < shows.size(); index++) {
      assertThat(forecast(policy, shows, index).quantiles().users()).isSorted();
    }
  }

  private static DemandForecast forecast(DemandForecaster policy, List<Show> shows, int index) {
    var asOf = shows.get(index).opensAt().minus(LEAD);
    return policy.forecast(SaleContext.before(shows.get(index), asOf), DemandHistory.of(shows, List.of()), asOf);
  }

  private static List<Show> shows(int seed) {
    return new SyntheticShows(WORLD).history(seed).shows();
  }

  private static Show scaled(Show show, int c) {
    return with(show, show.artist(), curve -> DemandCurve.of(curve.points().stream()
        .map(point -> new Point(point.offset(), point.concurrent() * c, point.queued() * c)).toList()));
  }

  private static Show renamed(Show show, String artist) {
    return with(show, artist, curve -> curve);
  }

  private static Show with(Show show, String artist, UnaryOperator<DemandCurve> curve) {
    return new Show(show.event(), artist, show.opensAt(), show.zone(), show.stock(), show.registered(),
        curve.apply(show.curve()));
  }
}
