package gg.tiketi.capacity.fleet;

import gg.tiketi.capacity.SizingRule;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.EventQuery;
import gg.tiketi.catalog.EventStatus;
import gg.tiketi.catalog.EventView;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes plans for the openings of the coming week as they are expected, keeps them up with what is expected, and takes back those
 * of events that will not open then. Doing it again changes nothing.
 */
final class Planner {
  private static final Duration AHEAD = Duration.ofDays(7);

  private final CatalogService catalog;
  private final ScalingBook book;
  private final SizingRule sizing;
  private final SaleExpectations expectations;
  private final IdSource ids;

  Planner(CatalogService catalog, ScalingBook book, SizingRule sizing, SaleExpectations expectations, IdSource ids) {
    this.catalog = catalog;
    this.book = book;
    this.sizing = sizing;
    this.expectations = expectations;
    this.ids = ids;
  }

  /** Makes and takes back what has changed, given how long before an opening instances are asked for. */
  void plan(Duration lead, Instant now) {
    takeBack(now);
    var upcoming = EventQuery.all(1, Page.MAX_LIMIT).in(EventStatus.UPCOMING);
    catalog.search(upcoming, now).items().stream()
        .filter(view -> view.event().sale().opensAt().isAfter(now)
            && view.event().sale().opensAt().isBefore(now.plus(AHEAD)))
        .forEach(view -> plan(view, lead, now));
  }

  private void plan(EventView view, Duration lead, Instant now) {
    var event = view.event();
    var expected = expectations.of(view, now);
    var open = book.open(event.id()).stream().filter(plan -> plan.state() == PlanState.APPROVED).toList();
    if (open.stream().allMatch(plan -> plan.isAutomatic() && isOutdated(plan, event, expected.users(), now))) {
      var stamp = new Stamp(Plan.PLANNER, now, expected.because());
      book.add(Plan.propose(new PlanId(ids.next()), Optional.of(event.id()), expected.users(),
          PlanWindow.before(event.sale().opensAt(), lead, now), expected.policy(), stamp).approve(stamp));
    }
  }

  /** Whether a plan wants other instances than would be planned now. Shortly before the opening it only rises. */
  private boolean isOutdated(Plan plan, Event event, long users, Instant now) {
    if (!plan.window().opensAt().equals(event.sale().opensAt())) {
      return true;
    }
    long wanted = sizing.need((double) users);
    long planned = sizing.need((double) plan.users());
    return plan.isProtecting(now) ? wanted > planned : wanted != planned;
  }

  /** Plans of events that are cancelled, hidden or moved; a moved one is planned anew when its time comes. */
  private void takeBack(Instant now) {
    for (var plan : open(now)) {
      plan.event().flatMap(id -> whyNot(plan, catalog.listing(id, now), now))
          .ifPresent(why -> book.cancel(plan.id(), new Stamp(Plan.PLANNER, now, why)));
    }
  }

  private List<Plan> open(Instant now) {
    return book.plans(now, now.plus(AHEAD.multipliedBy(100))).stream().filter(plan -> plan.state().isOpen()).toList();
  }

  private static Optional<String> whyNot(Plan plan, Optional<EventListing> listing, Instant now) {
    if (listing.isEmpty() || listing.get().event().hidden()) {
      return Optional.of("the event is gone");
    }
    var event = listing.get().event();
    if (event.isCancelled()) {
      return Optional.of("the event is cancelled");
    }
    boolean moved = !plan.window().opensAt().equals(event.sale().opensAt());
    return moved && plan.isAutomatic() && now.isBefore(plan.window().opensAt())
        ? Optional.of("the opening was moved")
        : Optional.empty();
  }
}
