package gg.tiketi.laws.fleet;

import static gg.tiketi.laws.fleet.FloorLaws.plan;
import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.fleet.Crowd;
import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.Faults.Fault;
import gg.tiketi.capacity.fleet.FleetTroubled;
import gg.tiketi.capacity.fleet.InMemoryFleet;
import gg.tiketi.capacity.fleet.PlanNotReady;
import gg.tiketi.capacity.fleet.Step;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What happens to a fleet around an opening, told as stories. */
class FleetStoryTest {
  private static final Duration TO_THE_OPENING = Duration.ofHours(2);
  private final FleetStory story = new FleetStory(group -> new InMemoryFleet(group, Faults.NONE));

  private void expect(int number, long users, Duration until) {
    story.plan(plan(number, users, FleetStory.START.plus(until)));
  }

  private void comes(long users, long queued) {
    story.crowd = now -> Optional.of(FleetStory.of(users, queued));
  }

  @Test
  void ten_instances_are_asked_for_half_an_hour_before_and_stay_until_the_crowd_has_gone() {
    expect(1, 15_000, TO_THE_OPENING);
    story.pass(Duration.ofMinutes(87));
    assertThat(story.held()).isEqualTo(2);
    story.pass(Duration.ofMinutes(3));
    assertThat(story.held()).isEqualTo(10);
    story.pass(Duration.ofMinutes(10));
    assertThat(story.inService()).isEqualTo(10);
    story.pass(Duration.ofMinutes(50));
    assertThat(story.held()).as("half an hour after the opening").isEqualTo(10);
    story.pass(Duration.ofMinutes(17));
    assertThat(story.held()).as("a quarter of an hour without a crowd later").isEqualTo(2);
  }

  @Test
  void a_crowd_that_stays_keeps_its_instances_for_four_hours_and_what_it_needs_after_that() {
    comes(14_000, 0);
    expect(1, 15_000, TO_THE_OPENING);
    story.pass(TO_THE_OPENING.plusHours(4).minusMinutes(1));
    assertThat(story.held()).isEqualTo(10);
    story.pass(Duration.ofMinutes(5));
    assertThat(story.held()).as("people who are still there").isEqualTo(10);
    comes(3_000, 0);
    story.pass(Duration.ofMinutes(10));
    assertThat(story.held()).isEqualTo(2);
  }

  @Test
  void two_openings_of_ten_and_seven_want_seventeen() {
    expect(1, 15_000, TO_THE_OPENING);
    expect(2, 10_500, TO_THE_OPENING.plusMinutes(5));
    story.pass(Duration.ofMinutes(100));
    assertThat(story.held()).isEqualTo(17);
  }

  @Test
  void a_restart_at_any_minute_changes_nothing() {
    expect(1, 15_000, TO_THE_OPENING);
    expect(2, 10_500, TO_THE_OPENING.plusMinutes(50));
    var other = new FleetStory(group -> new InMemoryFleet(group, Faults.NONE));
    other.plan(plan(1, 15_000, FleetStory.START.plus(TO_THE_OPENING)));
    other.plan(plan(2, 10_500, FleetStory.START.plus(TO_THE_OPENING.plusMinutes(50))));
    for (int minute = 0; minute < 420; minute++) {
      story.pass(Duration.ofMinutes(1));
      other.pass(Duration.ofMinutes(1));
      other.restart();
    }
    assertThat(other.sizes()).isEqualTo(story.sizes()).hasSizeGreaterThan(2);
  }

  @Test
  void many_who_wait_bring_two_more_and_very_many_five() {
    comes(3_000, 6_000);
    story.pass(Duration.ofSeconds(110));
    assertThat(story.held()).isEqualTo(2);
    story.pass(Duration.ofSeconds(60));
    assertThat(story.held()).isEqualTo(4);
    comes(6_000, 25_000);
    story.pass(Duration.ofMinutes(4));
    assertThat(story.held()).as("after each change some rest").isEqualTo(4);
    story.pass(Duration.ofMinutes(2));
    assertThat(story.held()).isEqualTo(9);
    comes(300, 0);
    story.pass(Duration.ofMinutes(13));
    assertThat(story.held()).isBetween(7, 8);
    story.pass(Duration.ofHours(1));
    assertThat(story.held()).isEqualTo(2);
  }

  @Test
  void nobody_is_added_for_whom_nothing_is_left() {
    var left = new Crowd.Presence(500, 25_000, false, OptionalLong.of(700));
    story.crowd = now -> Optional.of(new Crowd(Map.of(FleetStory.EVENT, left), OptionalDouble.empty()));
    story.pass(Duration.ofMinutes(20));
    assertThat(story.held()).isEqualTo(2);
  }

  @Test
  void busy_instances_bring_one_more_and_only_idle_ones_may_go() {
    var many = new Crowd.Presence(20_000, 0, false, OptionalLong.empty());
    story.crowd = now -> Optional.of(new Crowd(Map.of(FleetStory.EVENT, many), OptionalDouble.of(0.8)));
    story.pass(Duration.ofMinutes(3));
    assertThat(story.held()).isEqualTo(3);
    story.crowd = now -> Optional.of(new Crowd(Map.of(), OptionalDouble.of(0.5)));
    story.pass(Duration.ofMinutes(30));
    assertThat(story.held()).isEqualTo(3);
    story.crowd = now -> Optional.of(new Crowd(Map.of(), OptionalDouble.of(0.1)));
    story.pass(Duration.ofMinutes(8));
    assertThat(story.held()).isEqualTo(2);
  }

  @Test
  void people_who_vanish_all_at_once_are_taken_for_an_outage() {
    comes(9_000, 25_000);
    story.pass(Duration.ofMinutes(4));
    int grown = story.held();
    assertThat(grown).isGreaterThan(2);
    story.pass(Duration.ofMinutes(20));
    int full = story.held();
    comes(0, 0);
    story.pass(Duration.ofMinutes(5));
    assertThat(story.held()).isEqualTo(full);
  }

  @Test
  void nothing_is_taken_away_when_nobody_knows_who_is_there() {
    comes(0, 0);
    story.group.update(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(12));
    story.crowd = now -> Optional.empty();
    story.pass(Duration.ofMinutes(30));
    assertThat(story.held()).isEqualTo(12);
    comes(0, 0);
    story.pass(Duration.ofMinutes(3));
    assertThat(story.held()).isEqualTo(2);
  }

  @Test
  void what_somebody_else_changes_is_changed_back() {
    expect(1, 15_000, Duration.ofMinutes(20));
    story.pass(Duration.ofMinutes(5));
    story.group.update(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(3));
    story.pass(Duration.ofMinutes(1));
    assertThat(story.held()).isEqualTo(10);
    assertThat(story.book.actions(FleetStory.START, FleetStory.START.plusSeconds(600), 1).getFirst().why())
        .contains("a least size of 1 where 10 was asked");
  }

  @Test
  void a_plan_that_needs_more_than_there_may_be_is_told_and_gets_all_there_is() {
    expect(1, 40_000, TO_THE_OPENING);
    story.pass(TO_THE_OPENING);
    assertThat(story.held()).isEqualTo(20);
    assertThat(story.told).filteredOn(PlanNotReady.class::isInstance).singleElement()
        .satisfies(fact -> assertThat(((PlanNotReady) fact).need()).isEqualTo(27));
  }

  @Test
  void a_group_that_may_not_grow_so_far_is_asked_for_as_much_as_it_may() {
    story.group.update(OptionalInt.empty(), OptionalInt.of(6), OptionalInt.empty());
    expect(1, 15_000, TO_THE_OPENING);
    story.pass(TO_THE_OPENING);
    assertThat(story.sizes()).containsExactly(new Step.Raise(6));
    assertThat(story.told).filteredOn(PlanNotReady.class::isInstance).hasSize(1);
  }

  @Test
  void a_keeper_that_refuses_for_minutes_is_told_once_and_not_asked_in_a_hurry() {
    var refusing = new FleetStory(group -> new InMemoryFleet(group,
        call -> call == Faults.Call.RAISE ? Optional.of(Fault.FORBIDDEN) : Optional.empty()));
    refusing.plan(plan(1, 15_000, FleetStory.START.plus(Duration.ofMinutes(30))));
    refusing.pass(Duration.ofMinutes(16));
    assertThat(refusing.told).filteredOn(FleetTroubled.class::isInstance).hasSize(1);
    assertThat(refusing.sizes()).hasSizeBetween(2, 4);
  }

  @Test
  void without_any_server_the_keeper_raises_the_group_by_itself_and_returns() {
    expect(1, 15_000, Duration.ofHours(10));
    story.pass(Duration.ofMinutes(2));
    story.clock.pass(Duration.ofHours(9).plusMinutes(24));
    assertThat(story.held()).isEqualTo(2);
    story.clock.pass(Duration.ofMinutes(3));
    assertThat(story.held()).isEqualTo(10);
    story.clock.pass(Duration.ofHours(6));
    assertThat(story.held()).isEqualTo(2);
  }

  @Test
  void while_a_server_runs_the_return_is_put_off() {
    comes(14_000, 0);
    story.group.update(OptionalInt.of(10), OptionalInt.empty(), OptionalInt.empty());
    story.pass(Duration.ofHours(12));
    assertThat(story.held()).isEqualTo(10);
    assertThat(story.group.bookings().getLast().at()).isAfter(story.clock.instant().plus(Duration.ofHours(3)));
  }
}
