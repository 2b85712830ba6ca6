package gg.tiketi.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.DemandCurve.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The peak of a show. */
class DemandCurveTest {
  private static final Instant OPENING = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void the_peak_is_the_largest_median_of_three_minutes() {
    assertThat(curve(100, 900, 200, 300, 250).peakDemand()).isEqualTo(300);
    assertThat(curve(100, 500, 600, 550, 100).peakDemand()).isEqualTo(550);
  }

  @Test
  void a_single_false_reading_makes_no_peak() {
    assertThat(curve(100, 100, 1_000_000, 100, 100).peakDemand()).isEqualTo(100);
  }

  @Test
  void a_hole_hides_no_peak() {
    var points = List.of(point(0, 100), point(4, 5_000), point(9, 5_200), point(30, 4_900), point(31, 50));
    assertThat(DemandCurve.of(points).peakDemand()).isEqualTo(5_000);
  }

  @Test
  void of_one_or_two_minutes_it_is_the_lesser() {
    assertThat(curve(700).peakDemand()).isEqualTo(700);
    assertThat(curve(700, 300).peakDemand()).isEqualTo(300);
    assertThat(DemandCurve.EMPTY.peakDemand()).isZero();
  }

  @Test
  void demand_counts_those_who_wait_and_concurrent_users_do_not() {
    var curve = DemandCurve
        .of(IntStream.range(0, 5).mapToObj(minute -> new Point(minute, 1_500, 10_000)).toList());
    assertThat(curve.peakDemand()).isEqualTo(11_500);
    assertThat(curve.peakConcurrent()).isEqualTo(1_500);
  }

  @Test
  void the_order_of_minutes_and_their_repetition_make_no_difference() {
    var chance = new Random(3);
    var points = new ArrayList<>(
        IntStream.range(-20, 60).mapToObj(minute -> point(minute, chance.nextInt(9_000))).toList());
    var curve = DemandCurve.of(points);
    points.addAll(points.subList(10, 30));
    points.add(point(3, 0));
    Collections.shuffle(points, chance);
    assertThat(DemandCurve.of(points)).isEqualTo(curve);
  }

  @Test
  void what_is_far_from_the_opening_is_left_out() {
    assertThat(DemandCurve.of(List.of(point(-121, 9), point(-120, 1), point(239, 2), point(240, 9))))
        .isEqualTo(DemandCurve.of(List.of(point(-120, 1), point(239, 2))));
  }

  @Test
  void a_minute_belongs_to_the_offset_in_which_it_begins() {
    assertThat(DemandCurve.offset(OPENING, OPENING.minusSeconds(1))).isEqualTo(-1);
    assertThat(DemandCurve.offset(OPENING, OPENING)).isZero();
    assertThat(DemandCurve.offset(OPENING, OPENING.plusSeconds(61))).isEqualTo(1);
  }

  @Test
  void only_a_fresh_reading_tells_how_many_wait() {
    var curve = DemandCurve.of(List.of(point(-36, 400), point(-31, 500), point(-30, 9_999)));
    assertThat(curve.demandBefore(-30)).hasValue(500);
    assertThat(curve.demandBefore(-31)).hasValue(400);
    assertThat(curve.demandBefore(-36)).isEmpty();
    assertThat(curve.demandBefore(-20)).isEmpty();
    assertThat(curve.until(-30).points()).hasSize(2);
  }

  private static DemandCurve curve(int... demands) {
    return DemandCurve
        .of(IntStream.range(0, demands.length).mapToObj(minute -> point(minute, demands[minute])).toList());
  }

  private static Point point(int offset, int demand) {
    return new Point(offset, demand / 3, demand - demand / 3);
  }
}
