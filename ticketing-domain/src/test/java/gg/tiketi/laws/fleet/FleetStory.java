package gg.tiketi.laws.fleet;

import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.fleet.Crowd;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.InMemoryScalingBook;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.ReactiveRules;
import gg.tiketi.capacity.fleet.Reconciler;
import gg.tiketi.capacity.fleet.ScalingAction;
import gg.tiketi.capacity.fleet.ScalingLoop;
import gg.tiketi.capacity.fleet.Step;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;

/** One group, one server and whoever comes, in virtual time. */
final class FleetStory {
  static final Instant START = VirtualClock.START;
  static final EventId EVENT = new EventId(new java.util.UUID(2, 1));

  final VirtualClock clock = new VirtualClock();
  final GroupModel group = new GroupModel(clock, GroupModel.Traits.of(Duration.ofMinutes(8)), 2, 20, 2);
  final List<DomainEvent> told = new ArrayList<>();
  final InMemoryScalingBook book = new InMemoryScalingBook((topic, facts) -> told.addAll(facts));
  Function<Instant, Optional<Crowd>> crowd = now -> Optional.of(of(0, 0));
  private final Fleet fleet;
  private final IdSource ids = new RandomIds(new Random(1));
  private ScalingLoop loop;
  private int servers;

  FleetStory(Function<GroupModel, Fleet> fleets) {
    fleet = fleets.apply(group);
    loop = server();
  }

  private ScalingLoop server() {
    servers++;
    return new ScalingLoop(book, fleet, new Reconciler(SizingRule.DEFAULT, ReactiveRules.DEFAULT),
        () -> crowd.apply(clock.instant()), ids, clock, "server-" + servers);
  }

  static Crowd of(long users, long queued) {
    return new Crowd(Map.of(EVENT, new Crowd.Presence(users, queued, false, OptionalLong.empty())),
        OptionalDouble.empty());
  }

  void plan(Plan plan) {
    book.add(plan);
  }

  /** The server is ended and another one started. */
  void restart() {
    loop = server();
  }

  void pass(Duration time) {
    var until = clock.instant().plus(time);
    while (clock.instant().isBefore(until)) {
      clock.pass(Duration.ofSeconds(5));
      loop.pulse();
    }
  }

  int held() {
    return group.state().held();
  }

  int inService() {
    return group.state().inService();
  }

  /** What was asked of the size of the group, in its order. */
  List<Step> sizes() {
    return book.actions(Instant.MIN, Instant.MAX, 10_000).reversed().stream().filter(ScalingAction::isSizing)
        .map(ScalingAction::step).toList();
  }
}
