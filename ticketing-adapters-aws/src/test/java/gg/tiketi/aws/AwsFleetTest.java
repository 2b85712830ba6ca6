package gg.tiketi.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.capacity.fleet.Booking;
import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.FleetMetric;
import gg.tiketi.capacity.fleet.FleetMetric.Name;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.Look;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Step;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.laws.fleet.FleetContract;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The group behind the SDK and the fake of the services. */
class AwsFleetTest extends FleetContract {
  private final FakeSite site = new FakeSite();
  private final VirtualClock clock = new VirtualClock();
  private final GroupModel group = new GroupModel(clock, GroupModel.Traits.of(Duration.ofMinutes(8)), 2, 20, 3);

  @Override
  public String adapterName() {
    return "aws";
  }

  @Override
  protected Fleet over(GroupModel model, Faults faults) {
    return site.fleet(model, faults);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void the_sdk_speaks_the_protocols_that_the_fake_knows() {
    var fake = site.fake(group, Faults.NONE);
    var settings = FakeSite.settings(fake.endpoint());
    var clients = site.clients(settings);
    var fleet = new AwsFleet(clients, settings);
    fleet.look();
    fleet.carryOut(new Step.Raise(4));
    new AwsMetrics(clients, settings).publish(List.of(new FleetMetric(Name.QUEUE_SIZE, Optional.empty(), 7)),
        clock.instant());
    assertThat(fake.requests()).containsExactly(
        "application/x-www-form-urlencoded; charset=utf-8 DescribeAutoScalingGroups",
        "application/x-www-form-urlencoded; charset=utf-8 DescribeScheduledActions",
        "application/x-www-form-urlencoded; charset=utf-8 UpdateAutoScalingGroup", "application/cbor PutMetricData");
  }

  @Test
  void figures_bear_the_dimensions_that_alarms_name() {
    var fake = site.fake(group, Faults.NONE);
    var settings = FakeSite.settings(fake.endpoint());
    var event = new EventId(new UUID(1, 2));
    var figures = new ArrayList<>(List.of(new FleetMetric(Name.QUEUE_SIZE, Optional.of(event), 6_000),
        new FleetMetric(Name.QUEUE_SIZE, Optional.empty(), 8_000.5)));
    IntStream.range(0, 900).forEach(number -> figures.add(new FleetMetric(Name.CONCURRENT_USERS,
        Optional.of(new EventId(new UUID(3, number))), number)));
    new AwsMetrics(site.clients(settings), settings).publish(figures, clock.instant());
    assertThat(fake.points()).hasSize(902);
    assertThat(fake.points().getFirst().toString()).contains("TIKETI/Queue", "QueueSize", "EventId=" + event, "6000.0",
        "Count");
    assertThat(fake.points().get(1).toString()).contains("AutoScalingGroupName=tiketi-web", "8000.5");
    assertThat(fake.points().getLast().value()).isEqualTo(899);
  }

  @Test
  void a_departing_instance_is_told_and_gone_when_it_says_so() {
    var fake = site.fake(group, Faults.NONE);
    var settings = FakeSite.settings(fake.endpoint());
    var clients = site.clients(settings);
    var latest = group.lives().keySet().stream().toList().getFirst();
    var departures = new AwsDepartures(clients, settings, latest);
    assertThat(departures.isLeaving()).isFalse();
    assertThatThrownBy(departures::mayGo).hasMessageContaining("No active Lifecycle Action");
    group.update(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(2));
    assertThat(departures.isLeaving()).isTrue();
    departures.mayGo();
    assertThat(group.lives()).hasSize(2).doesNotContainKey(latest);
    assertThat(departures.isLeaving()).isFalse();
  }

  @Test
  void only_our_own_bookings_are_ours() {
    var fleet = over(group, Faults.NONE);
    group.put(new Booking("nightly", clock.instant().plusSeconds(600), 1, OptionalInt.of(1)));
    assertThat(fleet.look()).isInstanceOfSatisfying(Look.Seen.class, seen -> assertThat(seen.bookings()).isEmpty());
  }

  @Test
  void where_nothing_answers_nobody_waits_for_long() {
    var settings = FakeSite.settings(URI.create("http://127.0.0.1:9"));
    var fleet = new AwsFleet(site.clients(settings), settings);
    assertThat(fleet.look()).isInstanceOf(Look.Unseen.class);
    assertThat(fleet.carryOut(new Step.Raise(4))).isInstanceOf(Outcome.Unknown.class);
    assertThat(fleet.launches()).isEmpty();
  }
}
