package gg.tiketi.app;

import gg.tiketi.capacity.fleet.FleetTroubled;
import gg.tiketi.capacity.fleet.PlanNotReady;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What is wrong with the fleet, in every instance's log. Where a fleet is kept that is a warning. In a dry run somebody has to start
 * instances by hand, so it is said, but nothing is broken. A process that keeps its own stores is a demonstration: there the recorded
 * plans tell it to who asks.
 */
final class FleetNotices implements FeedListener {
  private static final Logger LOG = LoggerFactory.getLogger(FleetNotices.class);

  private final Level late;
  private final String inWhat;

  private FleetNotices(Level late, String inWhat) {
    this.late = late;
    this.inWhat = inWhat;
  }

  /**
   * The notices of an instance.
   *
   * @param dryRun nobody starts instances by himself
   * @param ownStores and no other machine can join
   */
  static FleetNotices of(boolean dryRun, boolean ownStores) {
    if (!dryRun) {
      return new FleetNotices(Level.WARN, "");
    }
    return new FleetNotices(ownStores ? Level.DEBUG : Level.INFO, "; in a dry run nobody starts any");
  }

  @Override
  public void heard(Published published) {
    published.facts().forEach(this::tell);
  }

  private void tell(DomainEvent fact) {
    if (fact instanceof PlanNotReady(var plan, long need, int most, int inService)) {
      LOG.atLevel(late).log("plan {} is not ready: it needs {} instances, {} serve, there may be {}{}", plan, need,
          inService, most, inWhat);
    } else if (fact instanceof FleetTroubled(var since, var code)) {
      LOG.warn("the fleet cannot be scaled since {}: {}", since, code);
    }
  }

  @Override
  public void interrupted() {
    // What was missed stands in the plans and actions.
  }
}
