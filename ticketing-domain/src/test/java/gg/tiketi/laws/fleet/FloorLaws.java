package gg.tiketi.laws.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanId;
import gg.tiketi.capacity.fleet.PlanState;
import gg.tiketi.capacity.fleet.PlanWindow;
import gg.tiketi.capacity.fleet.Stamp;
import gg.tiketi.capacity.fleet.Timeline;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What plans add up to, as laws over anything that computes it. */
final class FloorLaws {
  static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
  static final SizingRule SIZING = SizingRule.DEFAULT;
  private static final int ROUNDS = 300;

  private FloorLaws() {}

  /** The least number of instances that plans want at an instant. */
  @FunctionalInterface
  interface Floors {
    Floors REAL = (plans, at) -> new Timeline(SIZING, plans).floor(at);

    int at(List<Plan> plans, Instant at);
  }

  static Plan plan(int number, long users, Instant opensAt) {
    return plan(number, users, opensAt, opensAt.minus(Duration.ofDays(1)));
  }

  static Plan plan(int number, long users, Instant opensAt, Instant madeAt) {
    var stamp = new Stamp("admin", madeAt, "many people come");
    return Plan.propose(new PlanId(new UUID(1, number)), Optional.of(new EventId(new UUID(2, number))), users,
        PlanWindow.before(opensAt, PlanWindow.lead(List.of()), madeAt), Plan.OPERATOR, stamp).approve(stamp);
  }

  static void floorsStayWithinBounds(Floors floors) {
    var random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      var plans = randomPlans(random);
      var at = someTime(random);
      long users = plans.stream().filter(plan -> plan.isInForce(at)).mapToLong(Plan::users).sum();
      int floor = floors.at(plans, at);
      assertThat(floor).isBetween(SIZING.min(), SIZING.max());
      if (floor > SIZING.min() && floor < SIZING.max()) {
        assertThat((long) floor * SIZING.usersPerInstance()).isGreaterThanOrEqualTo(users);
        assertThat((floor - 1L) * SIZING.usersPerInstance()).isLessThan(users);
      }
    }
  }

  static void peopleAreAddedUpAndRoundedOnce(Floors floors) {
    assertThat(floors.at(List.of(plan(1, 1_600, START), plan(2, 1_600, START)), START)).isEqualTo(3);
    assertThat(floors.at(List.of(plan(1, 15_000, START), plan(2, 10_500, START)), START)).isEqualTo(17);
    var random = new Random(2);
    for (int round = 0; round < ROUNDS; round++) {
      var plans = randomPlans(random);
      var at = someTime(random);
      long users = plans.stream().filter(plan -> plan.isInForce(at)).mapToLong(Plan::users).sum();
      var one = plan(99, users, at);
      assertThat(floors.at(plans, at)).isEqualTo(floors.at(List.of(one), at));
      var shuffled = new ArrayList<>(plans);
      Collections.shuffle(shuffled, random);
      assertThat(floors.at(shuffled, at)).isEqualTo(floors.at(plans, at));
    }
  }

  static void aPlanThatCameAndWentChangesNothing(Floors floors) {
    var random = new Random(3);
    for (int round = 0; round < ROUNDS; round++) {
      var plans = randomPlans(random);
      var at = someTime(random);
      var more = new ArrayList<>(plans);
      var gone = plan(77, 9_000, at);
      more.add(gone.end(PlanState.CANCELLED, new Stamp("admin", gone.window().startsAt(), "not now")));
      assertThat(floors.at(more, at)).isEqualTo(floors.at(plans, at));
    }
  }

  static List<Plan> randomPlans(Random random) {
    var plans = new ArrayList<Plan>();
    for (int number = random.nextInt(6); number >= 0; number--) {
      plans.add(plan(number, random.nextInt(12_000), someTime(random)));
    }
    return plans;
  }

  static Instant someTime(Random random) {
    return START.plus(Duration.ofMinutes(random.nextInt(900)));
  }
}
