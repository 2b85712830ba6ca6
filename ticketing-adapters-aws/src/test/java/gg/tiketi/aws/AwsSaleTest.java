package gg.tiketi.aws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.aws.fake.FakeAws;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.fleet.Crowd;
import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.GroupModel.Life;
import gg.tiketi.capacity.fleet.InMemoryScalingBook;
import gg.tiketi.capacity.fleet.ProposeResult;
import gg.tiketi.capacity.fleet.SaleExpectations.Expectation;
import gg.tiketi.capacity.fleet.ScalingService;
import gg.tiketi.capacity.fleet.Stamp;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.InMemoryCatalog;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One sale over the SDK and the fake of the services, from the plan to the last instance that goes. */
class AwsSaleTest {
  private static final EventId EVENT = new EventId(new UUID(4, 4));

  private final FakeSite site = new FakeSite();
  private final VirtualClock clock = new VirtualClock();
  private final GroupModel group = new GroupModel(clock, new GroupModel.Traits(() -> Duration.ofMinutes(6),
      Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofSeconds(40)), 2, 20, 2);
  private final FakeAws fake = site.fake(group, Faults.NONE);
  private final AwsSettings settings = FakeSite.settings(fake.endpoint());
  private final AwsClients clients = site.clients(settings);
  private final ScalingService scaling = service();
  private Crowd crowd = of(0, 0);

  private ScalingService service() {
    var feed = new InMemoryEventFeed();
    var ids = new RandomIds(new Random(1));
    var parts = new ScalingService.Parts(new InMemoryScalingBook(feed), new AwsFleet(clients, settings),
        new AwsMetrics(clients, settings), SizingRule.DEFAULT, (sale, now) -> new Expectation("none", 0, "nothing"),
        () -> Optional.of(crowd), "server");
    return new ScalingService(parts, new CatalogService(new InMemoryCatalog(feed), event -> 0, ids), ids, clock);
  }

  private static Crowd of(long users, long queued) {
    return new Crowd(Map.of(EVENT, new Crowd.Presence(users, queued, false, OptionalLong.empty())),
        OptionalDouble.empty());
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void pass(int minutes) {
    for (int i = 0; i < minutes * 2; i++) {
      clock.pass(Duration.ofSeconds(30));
      scaling.pulse();
    }
  }

  @Test
  void a_fleet_grows_before_an_opening_and_with_its_line_and_drains_when_the_crowd_has_gone() {
    var stamp = new Stamp("admin", clock.instant(), "a famous singer");
    var proposed = scaling.propose(clock.instant().plus(Duration.ofHours(1)), 15_000, stamp);
    scaling.approve(((ProposeResult.Proposed) proposed).plan().id(), stamp);
    pass(27);
    assertThat(group.state().held()).isEqualTo(2);
    pass(13);
    assertThat(group.state().inService()).as("twenty minutes before the opening").isEqualTo(10);

    crowd = of(11_000, 7_000);
    pass(4);
    assertThat(group.state().held()).as("a long line").isEqualTo(12);

    crowd = of(2_500, 0);
    pass(63);
    assertThat(group.state().held()).as("the crowd has gone").isEqualTo(2);
    drain();
    assertThat(group.lives().values()).containsOnly(Life.IN_SERVICE).hasSize(2);
    assertFigures();
  }

  /** Every instance that finds itself leaving ends what it has begun and says so. */
  private void drain() {
    var leaving = List.copyOf(group.lives().entrySet()).stream().filter(entry -> entry.getValue() == Life.LEAVING)
        .map(Map.Entry::getKey).toList();
    assertThat(leaving).isNotEmpty();
    for (var instance : leaving) {
      var departures = new AwsDepartures(clients, settings, instance);
      assertThat(departures.isLeaving()).isTrue();
      departures.mayGo();
    }
  }

  private void assertFigures() {
    var ofAll = "AutoScalingGroupName=" + FakeSite.GROUP;
    assertThat(fake.points()).allSatisfy(point -> assertThat(point.namespace()).isEqualTo("TIKETI/Queue"));
    assertThat(fake.points()).anySatisfy(point -> {
      assertThat(point.name()).isEqualTo("QueueSize");
      assertThat(point.dimensions()).isEqualTo("EventId=" + EVENT);
      assertThat(point.value()).isEqualTo(7_000);
    });
    for (var name : List.of("QueueSize", "ConcurrentUsers", "UsersPerInstance", "QueuedPerInstance",
        "DemandForecastP50", "DemandForecastP90", "CapacityFloor")) {
      assertThat(fake.points()).as(name)
          .anyMatch(point -> point.name().equals(name) && point.dimensions().equals(ofAll) && point.value() > 0);
    }
  }
}
