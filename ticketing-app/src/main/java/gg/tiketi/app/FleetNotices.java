package gg.tiketi.app;

import gg.tiketi.capacity.fleet.FleetTroubled;
import gg.tiketi.capacity.fleet.PlanNotReady;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with the fleet, in every instance's log. */
final class FleetNotices implements FeedListener {
  private static final Logger LOG = LoggerFactory.getLogger(FleetNotices.class);

  @Override
  public void heard(Published published) {
    published.facts().forEach(FleetNotices::tell);
  }

  private static void tell(DomainEvent fact) {
    if (fact instanceof PlanNotReady(var plan, long need, int most, int inService)) {
      LOG.warn("plan {} is not ready: it needs {} instances, {} serve, there may be {}", plan, need, inService, most);
    } else if (fact instanceof FleetTroubled(var since, var code)) {
      LOG.warn("the fleet cannot be scaled since {}: {}", since, code);
    }
  }

  @Override
  public void interrupted() {
    // What was missed stands in the plans and actions.
  }
}
