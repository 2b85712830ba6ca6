package gg.tiketi.laws;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.catalog.SeatFeature;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.Section;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.LayoutId;
import gg.tiketi.kernel.TicketTypeId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a random history is played on: few seats, few tickets, few people, so that they are always in each other's way; and
 * what organisers did with it so far, as the referee knows it.
 */
final class Stage {
  static final int LIMIT = 3;
  static final long FEE = 40;
  static final int SEATS = 9;
  static final int BLOCKED_SEAT = 8;
  static final Duration HOLD = Duration.ofMinutes(5);

  final Event seated;
  final Event standing;
  final List<AccountId> people;
  final Set<Integer> blocked = new HashSet<>(Set.of(BLOCKED_SEAT));
  final Map<TicketTypeId, TicketType> types = new LinkedHashMap<>();
  final Map<EventId, Boolean> cancelled = new HashMap<>();

  private Stage(Event seated, EventListing standing, List<AccountId> people) {
    this.seated = seated;
    this.standing = standing.event();
    this.people = people;
    standing.ticketTypes().forEach(type -> types.put(type.id(), type));
  }

  /** Two events whose sale opens in a minute and closes in 80, the show half an hour before that. */
  static Stage in(World world) {
    var layout = new SeatLayout(new LayoutId(world.ids().next()), "stage", "",
        List.of(new Section("A", 2, 3, 150, 1), new Section("B", 1, 3, 90, 3)),
        Map.of(BLOCKED_SEAT, Set.of(SeatFeature.BLOCKED)));
    world.stores().catalog().putLayout(layout);
    var sale = new SaleWindow(world.now().plus(Duration.ofMinutes(1)), world.now().plus(Duration.ofMinutes(80)));
    var rules = new SaleRules(LIMIT, HOLD, Optional.empty(), FEE, false);
    return new Stage(world.add(layout, rules, sale, List.of()).event(), world.add(null, rules, sale, List.of(5, 3)),
        world.people(4));
  }

  List<Event> events() {
    return List.of(seated, standing);
  }

  Event event(EventId id) {
    return id.equals(seated.id()) ? seated : standing;
  }

  boolean isCancelled(EventId id) {
    return cancelled.getOrDefault(id, false);
  }

  SeatLayout layout() {
    return seated.layout().orElseThrow();
  }
}
