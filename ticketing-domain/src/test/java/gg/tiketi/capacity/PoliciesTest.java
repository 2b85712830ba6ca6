package gg.tiketi.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.capacity.DemandCurve.Point;
import gg.tiketi.capacity.forecast.ArtistQuantile;
import gg.tiketi.capacity.forecast.CostRatio;
import gg.tiketi.capacity.forecast.MeanOverMinutes;
import gg.tiketi.capacity.forecast.Policies;
import gg.tiketi.capacity.forecast.PreQueueNowcast;
import gg.tiketi.capacity.forecast.RecencyWeighted;
import gg.tiketi.capacity.forecast.Registered;
import gg.tiketi.capacity.forecast.SaleContext;
import gg.tiketi.capacity.forecast.SaleForecast;
import gg.tiketi.capacity.forecast.SimpleAverage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each policy says, by example. */
class PoliciesTest {
  private static final SizingRule RULE = SizingRule.DEFAULT;
  private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant OPENING = FIRST.plus(Duration.ofDays(100));
  private static final Instant NOW = OPENING.minus(Duration.ofMinutes(30));

  @Test
  void C2_theAverageOfTwelveEighteenAndFifteenThousandIsFifteenThousand() {
    var told = new SimpleAverage(RULE).forecast(sale("임영웅"), history(12_000, 18_000, 15_000), NOW);
    assertThat(told.users()).isEqualTo(15_000);
    assertThat(RULE.instances(told.users())).isEqualTo(10);
    assertThat(told.shows()).isEqualTo(3);
  }

  @Test
  void of_an_unknown_artist_five_instances_are_expected() {
    var told = new SimpleAverage(RULE).forecast(sale("누구"), history(12_000, 18_000, 15_000), NOW);
    assertThat(RULE.instances(told.users())).isEqualTo(5);
    assertThat(told.because()).isEqualTo("nothing is known of the artist: 5 instances, as for every unknown sale");
  }

  @Test
  void the_mean_over_minutes_is_lower_than_the_mean_of_peaks() {
    var told = new MeanOverMinutes(RULE).forecast(sale("임영웅"), history(12_000, 18_000, 15_000), NOW);
    assertThat(told.users()).isEqualTo((15_000 * 10 + 7_500 * 10) / 20.0);
  }

  @Test
  void later_shows_weigh_more_in_the_recency_weighted_mean() {
    var told = new RecencyWeighted(RULE, 1).forecast(sale("임영웅"), history(8_000, 4_000, 16_000), NOW);
    assertThat(told.users()).isEqualTo((8_000 * .25 + 4_000 * .5 + 16_000) / 1.75);
  }

  @Test
  void a_thousand_who_registered_want_an_instance_until_shows_tell_how_many_come() {
    var sale = new SaleContext("누구", OPENING, SEOUL, OptionalLong.empty(), OptionalInt.of(12_001),
        DemandCurve.EMPTY);
    assertThat(RULE.instances(new Registered(RULE).forecast(sale, history(1), NOW).users())).isEqualTo(13);
    var shows = new ArrayList<Show>();
    for (int day = 0; day < 3; day++) {
      shows.add(show(day, 4_000, OptionalInt.of(10_000)));
    }
    assertThat(new Registered(RULE).forecast(sale, DemandHistory.of(shows, List.of()), NOW).users())
        .isEqualTo(12_001 * .4);
  }

  @Test
  void registrations_of_nobody_tell_nothing() {
    var sale = new SaleContext("임영웅", OPENING, SEOUL, OptionalLong.empty(), OptionalInt.of(0), DemandCurve.EMPTY);
    assertThat(new Registered(RULE).forecast(sale, history(12_000), NOW).users()).isEqualTo(12_000);
    var unknown = new SaleContext("", OPENING, SEOUL, OptionalLong.empty(), OptionalInt.of(0), DemandCurve.EMPTY);
    assertThat(new Registered(RULE).forecast(unknown, history(12_000), NOW).users()).isEqualTo(7_500);
  }

  @Test
  void with_too_few_shows_for_a_quantile_the_more_cautious_of_average_and_registrations_counts() {
    var quantile = new ArtistQuantile(RULE, CostRatio.DEFAULT);
    assertThat(quantile.forecast(sale("임영웅"), history(12_000, 18_000), NOW).users()).isEqualTo(15_000);
    var many = new SaleContext("임영웅", OPENING, SEOUL, OptionalLong.empty(), OptionalInt.of(20_000),
        DemandCurve.EMPTY);
    assertThat(quantile.forecast(many, history(12_000, 18_000), NOW).users()).isEqualTo(30_000);
    assertThat(quantile.forecast(sale("누구"), history(12_000, 18_000), NOW).because()).contains("5 instances");
  }

  @Test
  void with_nine_shows_the_artists_own_quantile_is_the_greatest_peak() {
    var told = new ArtistQuantile(RULE, CostRatio.DEFAULT).forecast(sale("임영웅"),
        history(1_000, 9_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 2_000), NOW);
    assertThat(told.users()).isEqualTo(9_000);
    assertThat(told.because()).contains("0.900 quantile of the peaks of 9 past shows");
  }

  @Test
  void a_higher_cost_of_too_few_expects_more() {
    var peaks = IntStream.rangeClosed(1, 40).map(number -> number * 500).toArray();
    var cautious = new ArtistQuantile(RULE, new CostRatio(19)).forecast(sale("임영웅"), history(peaks), NOW);
    var even = new ArtistQuantile(RULE, new CostRatio(1)).forecast(sale("임영웅"), history(peaks), NOW);
    assertThat(cautious.users()).isEqualTo(39 * 500);
    assertThat(even.users()).isEqualTo(21 * 500);
  }

  @Test
  void the_crowd_that_waits_already_tells_how_many_come() {
    var waiting = new SaleContext("임영웅", OPENING, SEOUL, OptionalLong.empty(), OptionalInt.empty(),
        DemandCurve.of(List.of(new Point(-31, 0, 6_000))));
    var history = history(IntStream.rangeClosed(1, 12).map(number -> 8_000).toArray());
    var told = new PreQueueNowcast(RULE, CostRatio.DEFAULT).forecast(waiting, history, NOW);
    // In every past show half of the peak waited half an hour before.
    assertThat(told.users()).isEqualTo(12_000);
    assertThat(told.because()).contains("6,000 people wait 30 minutes before the opening");
  }

  @Test
  void a_crowd_far_below_the_expected_one_tells_nothing() {
    var waiting = new SaleContext("임영웅", OPENING, SEOUL, OptionalLong.empty(), OptionalInt.empty(),
        DemandCurve.of(List.of(new Point(-31, 0, 60))));
    var history = history(IntStream.rangeClosed(1, 12).map(number -> 8_000).toArray());
    var told = new PreQueueNowcast(RULE, CostRatio.DEFAULT).forecast(waiting, history, NOW);
    assertThat(told.users()).isBetween(7_999.0, 8_001.0);
    assertThat(told.because()).startsWith("too few wait for the opening to tell");
  }

  @Test
  void plans_are_made_for_those_whom_seats_can_serve_but_the_average_and_a_cold_start_keep_their_word() {
    plansAreForWhomSeatsCanServe(SaleForecast::plannedUsers);
  }

  @Test
  void plans_for_everybody_or_for_nobody_but_buyers_are_noticed() {
    assertThatThrownBy(() -> plansAreForWhomSeatsCanServe(sale -> sale.forecast().users()))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> plansAreForWhomSeatsCanServe(SaleForecast::usefulUsers))
        .isInstanceOf(AssertionError.class);
  }

  /** 265 seats are of use to nearly 400 people at once, 20,000 to 30,000, and when all are sold, to nobody. */
  private static void plansAreForWhomSeatsCanServe(ToDoubleFunction<SaleForecast> planned) {
    var history = history(IntStream.rangeClosed(1, 12).map(number -> 12_000).toArray());
    var useful = Map.of(265L, 397.5, 20_000L, 30_000.0, 0L, 0.0, -1L, 0.0);
    for (var policy : Policies.all(RULE, CostRatio.DEFAULT)) {
      var known = policy.forecast(sale("임영웅"), history, NOW);
      var unknown = policy.forecast(sale("누구"), history(), NOW);
      useful.forEach((left, most) -> {
        var sale = SaleForecast.of(known, left, RULE);
        assertThat(sale.instances()).as("recommended by " + policy.id()).isEqualTo(RULE.instances(known.users()));
        assertThat(planned.applyAsDouble(sale)).as("planned by " + policy.id())
            .isEqualTo(policy.id().equals("simple-average") ? 12_000 : Math.min(known.users(), most));
        assertThat(planned.applyAsDouble(SaleForecast.of(unknown, left, RULE))).isEqualTo(7_500);
      });
    }
  }

  private static SaleContext sale(String artist) {
    return new SaleContext(artist, OPENING, SEOUL, OptionalLong.empty(), OptionalInt.empty(), DemandCurve.EMPTY);
  }

  private static DemandHistory history(int... peaks) {
    return DemandHistory.of(IntStream.range(0, peaks.length)
        .mapToObj(day -> show(day * 2, peaks[day], OptionalInt.empty())).toList(), List.of());
  }

  /** Half of the peak waits from half an hour before; ten minutes of either. */
  private static Show show(int day, int peak, OptionalInt registered) {
    var points = new ArrayList<Point>();
    for (int minute = 0; minute < 10; minute++) {
      points.add(new Point(minute - 40, 0, peak / 2));
      points.add(new Point(minute, peak / 10, peak - peak / 10));
    }
    return new Show("show " + day, "임영웅", FIRST.plus(Duration.ofDays(day)), SEOUL, OptionalLong.empty(), registered,
        DemandCurve.of(points));
  }
}
