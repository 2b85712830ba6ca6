package gg.tiketi.capacity.fleet;

import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.fleet.SaleExpectations.Expectation;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The fleet before, during and after openings: plans, what they add up to, what is done about it. */
public final class ScalingService {
  /** How often the leader looks whether other plans are wanted. */
  private static final Duration PLANNED_EVERY = Duration.ofMinutes(1);

  private final Parts parts;
  private final CatalogService catalog;
  private final IdSource ids;
  private final InstantSource clock;
  private final Planner planner;
  private final ScalingLoop loop;
  private volatile Instant plannedAt = Instant.MIN;
  private volatile Instant publishedAt = Instant.MIN;

  /**
   * What it works with.
   *
   * @param book where plans and actions are kept
   * @param fleet what is scaled
   * @param metrics where figures are published
   * @param sizing how many instances people want
   * @param expectations of sales that are to open
   * @param crowd who is there now; empty when nobody knows
   * @param instance the name of this instance, which no other has
   */
  public record Parts(ScalingBook book, Fleet fleet, FleetMetrics metrics, SizingRule sizing,
      SaleExpectations expectations, Supplier<Optional<Crowd>> crowd, String instance) {}

  public ScalingService(Parts parts, CatalogService catalog, IdSource ids, InstantSource clock) {
    this.parts = parts;
    this.catalog = catalog;
    this.ids = ids;
    this.clock = clock;
    this.planner = new Planner(catalog, parts.book(), parts.sizing(), parts.expectations(), ids);
    this.loop = new ScalingLoop(parts.book(), parts.fleet(),
        new Reconciler(parts.sizing(), ReactiveRules.DEFAULT), parts.crowd(), ids, clock, parts.instance());
  }

  // ---- pulses ----

  /**
   * Leads if nobody else does: plans, decides and asks for what is wanted. To be called every few seconds on every instance.
   *
   * @return whether this instance leads
   */
  public boolean pulse() {
    boolean leads = loop.pulse();
    var now = clock.instant();
    if (leads && !plannedAt.isAfter(now.minus(PLANNED_EVERY))) {
      planner.plan(PlanWindow.lead(parts.fleet().launches()), now);
      plannedAt = now;
    }
    if (leads && !publishedAt.isAfter(now.minus(PLANNED_EVERY))) {
      publishedAt = now;
      publish(now);
    }
    return leads;
  }

  private void publish(Instant now) {
    var crowd = parts.crowd().get();
    if (crowd.isPresent() && parts.fleet().look() instanceof Look.Seen(var group, var bookings)) {
      var timeline = new Timeline(parts.sizing(), parts.book().plans(now, now.plusMillis(1)));
      parts.metrics().publish(FleetFigures.of(crowd.get(), group, timeline, expected(timeline, now), now), now);
    }
  }

  /** What is expected now of the events whose plans are in force; those that nobody sees any more are none. */
  private Map<EventId, Expectation> expected(Timeline timeline, Instant now) {
    var expected = new HashMap<EventId, Expectation>();
    timeline.inForce(now).stream().flatMap(plan -> plan.event().stream()).forEach(event -> catalog.find(event, now)
        .ifPresent(sale -> expected.put(event, parts.expectations().of(sale, now))));
    return expected;
  }

  // ---- organisers ----

  /** The bounds of the fleet and what one instance carries. */
  public SizingRule sizing() {
    return parts.sizing();
  }

  /** What the plans add up to between two instants, with why. */
  public List<Timeline.Segment> timeline(Instant from, Instant to) {
    return new Timeline(parts.sizing(), parts.book().plans(from, to)).segments(from, to);
  }

  /** The plans that count or may count between two instants. */
  public List<Plan> plans(Instant from, Instant to) {
    return parts.book().plans(from, to);
  }

  /** What was asked of the fleet between two instants, the newest first. */
  public List<ScalingAction> actions(Instant from, Instant to, int limit) {
    return parts.book().actions(from, to, limit);
  }

  /** A person expects so many people at an event's opening. */
  public ProposeResult propose(EventId id, long users, Stamp stamp) {
    return catalog.listing(id, stamp.at()).filter(listing -> !listing.event().hidden())
        .map(listing -> propose(Optional.of(id), listing.event().sale().opensAt(), users, stamp))
        .orElseGet(ProposeResult.UnknownEvent::new);
  }

  /** A person expects so many people at an instant, whatever event they come for. */
  public ProposeResult propose(Instant opensAt, long users, Stamp stamp) {
    return propose(Optional.empty(), opensAt, users, stamp);
  }

  private ProposeResult propose(Optional<EventId> event, Instant opensAt, long users, Stamp stamp) {
    if (!opensAt.plus(PlanWindow.LONGEST_STAY).isAfter(stamp.at().plus(Reconciler.SETTLED))) {
      return new ProposeResult.TooLate();
    }
    var lead = PlanWindow.lead(parts.fleet().launches());
    var plan = Plan.propose(new PlanId(ids.next()), event, users, PlanWindow.before(opensAt, lead, stamp.at()),
        Plan.OPERATOR, stamp);
    parts.book().add(plan);
    return new ProposeResult.Proposed(plan);
  }

  /** A person approves a proposal; it takes the place of whatever else is planned for its event. */
  public DecideResult approve(PlanId id, Stamp stamp) {
    return decide(id, book -> book.approve(id, stamp));
  }

  /** A person takes a plan back. */
  public DecideResult cancel(PlanId id, Stamp stamp) {
    return decide(id, book -> book.cancel(id, stamp));
  }

  private DecideResult decide(PlanId id, Function<ScalingBook, Boolean> decision) {
    boolean done = decision.apply(parts.book());
    var plan = parts.book().find(id);
    if (plan.isEmpty()) {
      return new DecideResult.UnknownPlan();
    }
    return done ? new DecideResult.Decided(plan.get()) : new DecideResult.AlreadyDecided();
  }
}
