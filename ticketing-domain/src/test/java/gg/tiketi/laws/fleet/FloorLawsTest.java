package gg.tiketi.laws.fleet;

import static gg.tiketi.laws.fleet.FloorLaws.SIZING;
import static gg.tiketi.laws.fleet.FloorLaws.START;
import static gg.tiketi.laws.fleet.FloorLaws.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.capacity.fleet.PlanWindow;
import gg.tiketi.capacity.fleet.Timeline;
import gg.tiketi.capacity.fleet.Timeline.Segment;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.laws.fleet.FloorLaws.Floors;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What plans add up to. */
@ExtendWith(LawLedger.class)
class FloorLawsTest implements OverAdapter {
  @Override
  public String adapterName() {
    return "in-memory";
  }

  @Test
  void C1_floorsStayWithinBounds() {
    FloorLaws.floorsStayWithinBounds(Floors.REAL);
  }

  @Test
  void C3_peopleAreAddedUpAndRoundedOnce() {
    FloorLaws.peopleAreAddedUpAndRoundedOnce(Floors.REAL);
  }

  @Test
  void C3_aPlanThatCameAndWentChangesNothing() {
    FloorLaws.aPlanThatCameAndWentChangesNothing(Floors.REAL);
  }

  @Test
  void floors_without_bounds_or_rounded_one_by_one_are_noticed() {
    Floors unbounded = (plans, at) -> (int) new Timeline(SIZING, plans).need(at);
    Floors roundedEach = (plans, at) -> Math.clamp(plans.stream().filter(plan -> plan.isInForce(at))
        .mapToLong(plan -> SIZING.need((double) plan.users())).sum(), SIZING.min(), SIZING.max());
    Floors overwritten = (plans, at) -> plans.stream().filter(plan -> plan.isInForce(at))
        .mapToInt(plan -> SIZING.instances((double) plan.users())).max().orElse(SIZING.min());
    Floors everApproved = (plans, at) -> SIZING.instances((double) plans.stream()
        .filter(plan -> !at.isBefore(plan.window().startsAt()) && at.isBefore(plan.window().releasesAtLatest()))
        .mapToLong(plan -> plan.users()).sum());
    assertThatThrownBy(() -> FloorLaws.floorsStayWithinBounds(unbounded)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> FloorLaws.peopleAreAddedUpAndRoundedOnce(roundedEach)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> FloorLaws.peopleAreAddedUpAndRoundedOnce(overwritten)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> FloorLaws.aPlanThatCameAndWentChangesNothing(everApproved))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void the_timeline_is_the_floor_at_every_minute_and_has_no_more_breakpoints_than_changes() {
    var random = new Random(4);
    for (int round = 0; round < 40; round++) {
      var timeline = new Timeline(SIZING, FloorLaws.randomPlans(random));
      var end = START.plus(Duration.ofHours(15));
      var breakpoints = timeline.breakpoints(START, end);
      for (int i = 1; i < breakpoints.size(); i++) {
        assertThat(breakpoints.get(i).floor()).isNotEqualTo(breakpoints.get(i - 1).floor());
      }
      for (var at = START; at.isBefore(end); at = at.plus(Duration.ofMinutes(7))) {
        var now = at;
        var last = breakpoints.stream().filter(segment -> !segment.from().isAfter(now)).toList().getLast();
        assertThat(last.floor()).isEqualTo(timeline.floor(now));
      }
    }
  }

  @Test
  void each_piece_of_the_timeline_says_why() {
    var one = plan(1, 15_000, START);
    var other = plan(2, 10_500, START.plus(Duration.ofHours(1)));
    var pieces = new Timeline(SIZING, List.of(one, other)).segments(START.minus(Duration.ofHours(2)),
        START.plus(Duration.ofHours(6)));
    assertThat(pieces).extracting(Segment::floor).containsExactly(2, 10, 17, 7, 2);
    assertThat(pieces.get(2).plans()).containsExactly(one, other);
    assertThat(pieces.get(2).users()).isEqualTo(25_500);
  }

  @Test
  void instances_are_wanted_half_an_hour_before_or_earlier_where_launches_are_slow() {
    assertThat(PlanWindow.lead(List.of())).isEqualTo(Duration.ofMinutes(32));
    assertThat(PlanWindow.lead(List.of(Duration.ofMinutes(8), Duration.ofMinutes(9))))
        .isEqualTo(Duration.ofMinutes(32));
    assertThat(PlanWindow.lead(List.of(Duration.ofMinutes(8), Duration.ofMinutes(40))))
        .isEqualTo(Duration.ofMinutes(52));
    assertThat(plan(1, 1, START).window().startsAt()).isEqualTo(START.minus(Duration.ofMinutes(32)));
    assertThat(plan(1, 1, START).window().releasesAtLatest()).isEqualTo(START.plus(Duration.ofHours(4)));
  }
}
