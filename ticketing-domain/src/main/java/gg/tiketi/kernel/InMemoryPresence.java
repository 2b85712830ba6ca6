package gg.tiketi.kernel;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Instances that live in one process, or a single one that is always alone. */
public final class InMemoryPresence {
  private final Map<Long, Report> reports = new LinkedHashMap<>();
  private long instances;

  private record Report(Map<EventId, Integer> viewers, Instant until) {}

  /** The place of one more instance. */
  public synchronized Presence instance() {
    long number = ++instances;
    return new Presence() {
      @Override
      public Elsewhere report(Map<EventId, Integer> viewers, Instant now) {
        return reported(number, viewers, now);
      }

      @Override
      public void leave() {
        left(number);
      }
    };
  }

  private synchronized Presence.Elsewhere reported(long number, Map<EventId, Integer> viewers, Instant now) {
    reports.put(number, new Report(Map.copyOf(viewers), now.plus(Presence.SILENCE)));
    reports.values().removeIf(report -> !report.until().isAfter(now));
    var sums = new HashMap<EventId, Integer>();
    reports.forEach((other, report) -> {
      if (other != number) {
        report.viewers().forEach((event, count) -> sums.merge(event, count, Integer::sum));
      }
    });
    return new Presence.Elsewhere(reports.size() - 1, sums);
  }

  private synchronized void left(long number) {
    reports.remove(number);
  }
}
