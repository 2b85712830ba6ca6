package gg.tiketi.app.demo;

import gg.tiketi.Tiketi;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.catalog.CreateResult;
import gg.tiketi.catalog.EventDraft;
import gg.tiketi.catalog.EventQuery;
import gg.tiketi.catalog.EventStatus;
import gg.tiketi.catalog.EventView;
import gg.tiketi.catalog.SampleLayouts;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.kernel.Page;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Puts up the demo's layouts and concerts; doing it again adds only what is missing or has ended since. */
public final class DemoData {
  private final Tiketi tiketi;
  private final DemoTraffic traffic;
  private final SaleRules rules;

  /** Over a core and a book for the traffic of past concerts, with these rules for every concert. */
  public DemoData(Tiketi tiketi, TrafficBook traffic, SaleRules rules) {
    this.tiketi = tiketi;
    this.traffic = new DemoTraffic(traffic);
    this.rules = rules;
  }

  /** Puts up what is missing; returns how many concerts were added. */
  public int plant(Instant now) {
    SampleLayouts.ALL.forEach(tiketi.catalog()::putLayout);
    var known = known(now);
    int added = 0;
    for (var concert : Concerts.ALL) {
      var draft = concert.draft(now, rules);
      boolean past = !draft.sale().closesAt().isAfter(now);
      var status = known.get(concert.title());
      // What had ended when it was put up stays as it is; what ended since is put up again, so that there is always a sale.
      if (status == null || (!past && (status == EventStatus.ENDED || status == EventStatus.CANCELLED))) {
        create(concert, draft, now);
        added++;
      }
    }
    return added;
  }

  private void create(Concert concert, EventDraft draft, Instant now) {
    if (!(tiketi.catalog().create(draft, now) instanceof CreateResult.Created(var created))) {
      throw new IllegalStateException("the demo's concert " + concert.title() + " was refused");
    }
    if (created.status() == EventStatus.ENDED) {
      traffic.plant(created);
    }
  }

  /** The best status of each title: one that is on sale or coming counts more than one that has ended. */
  private Map<String, EventStatus> known(Instant now) {
    var statuses = new HashMap<String, EventStatus>();
    Page<EventView> page;
    int number = 1;
    do {
      page = tiketi.catalog().search(EventQuery.all(number++, Page.MAX_LIMIT), now);
      page.items().forEach(view -> statuses.merge(view.event().details().title(), view.status(),
          (one, other) -> one.compareTo(other) < 0 ? one : other));
    } while (number <= page.totalPages());
    return statuses;
  }
}
