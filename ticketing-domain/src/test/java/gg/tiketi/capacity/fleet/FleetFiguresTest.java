package gg.tiketi.capacity.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.fleet.FleetMetric.Name;
import gg.tiketi.capacity.fleet.SaleExpectations.Expectation;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The figures that alarms see. */
class FleetFiguresTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final EventId HERE = new EventId(new UUID(2, 1));
  private static final EventId COMING = new EventId(new UUID(2, 2));
  private static final EventId EMPTY = new EventId(new UUID(2, 3));

  private static Plan plan(int number, Optional<EventId> event, long users) {
    var stamp = new Stamp("admin", NOW.minus(Duration.ofDays(1)), "many come");
    return Plan.propose(new PlanId(new UUID(1, number)), event, users,
        PlanWindow.before(NOW, PlanWindow.LEAST_LEAD, stamp.at()), Plan.OPERATOR, stamp).approve(stamp);
  }

  private static Crowd.Presence presence(long users, long queued) {
    return new Crowd.Presence(users, queued, false, OptionalLong.empty());
  }

  private final List<FleetMetric> figures = FleetFigures.of(
      new Crowd(Map.of(HERE, presence(900, 6_000), EMPTY, presence(0, 0)), OptionalDouble.empty()),
      new GroupState(2, 20, 4, 3),
      new Timeline(SizingRule.DEFAULT, List.of(plan(1, Optional.of(COMING), 9_000), plan(2, Optional.empty(), 1_500))),
      Map.of(COMING, new Expectation("any", 9_000, 8_000, 12_000, "so")), NOW);

  private double all(Name name) {
    return figures.stream().filter(figure -> figure.name() == name && figure.event().isEmpty())
        .mapToDouble(FleetMetric::value).sum();
  }

  @Test
  void the_people_of_all_events_are_told_together_and_by_instance_in_service() {
    assertThat(all(Name.QUEUE_SIZE)).isEqualTo(6_000);
    assertThat(all(Name.CONCURRENT_USERS)).isEqualTo(900);
    assertThat(all(Name.QUEUED_PER_INSTANCE)).isEqualTo(2_000);
    assertThat(all(Name.USERS_PER_INSTANCE)).isEqualTo(300);
    assertThat(all(Name.CAPACITY_FLOOR)).isEqualTo(7);
  }

  @Test
  void what_is_expected_is_told_with_how_far_off_it_may_be() {
    assertThat(all(Name.DEMAND_FORECAST)).isEqualTo(10_500);
    assertThat(all(Name.DEMAND_FORECAST_P50)).isEqualTo(9_500);
    assertThat(all(Name.DEMAND_FORECAST_P90)).isEqualTo(13_500);
  }

  @Test
  void each_event_where_somebody_is_or_is_expected_has_figures_of_its_own_and_no_other() {
    assertThat(figures).filteredOn(figure -> figure.event().isPresent()).containsExactly(
        new FleetMetric(Name.QUEUE_SIZE, Optional.of(HERE), 6_000),
        new FleetMetric(Name.CONCURRENT_USERS, Optional.of(HERE), 900),
        new FleetMetric(Name.DEMAND_FORECAST_P50, Optional.of(COMING), 8_000),
        new FleetMetric(Name.DEMAND_FORECAST_P90, Optional.of(COMING), 12_000));
  }
}
