package gg.tiketi.catalog;

import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The events this instance was asked for lately: at most {@value #CAPACITY}, none older than a minute, each dropped as soon
 * as the feed tells that it changed.
 */
final class EventCache implements FeedListener {
  private static final int CAPACITY = 1_000;
  private static final Duration MAX_AGE = Duration.ofSeconds(60);

  private final Map<EventId, Cached> events = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<EventId, Cached> eldest) {
      return size() > CAPACITY;
    }
  };
  /** Grows with every drop, so that what was read before a change is not kept after it. */
  private long drops;

  private record Cached(EventListing listing, Instant readAt) {}

  Optional<EventListing> get(EventId id, Instant now, Function<EventId, Optional<EventListing>> read) {
    long dropsBefore;
    synchronized (this) {
      var cached = events.get(id);
      if (cached != null && cached.readAt().plus(MAX_AGE).isAfter(now)) {
        return Optional.of(cached.listing());
      }
      dropsBefore = drops;
    }
    var fresh = read.apply(id);
    fresh.ifPresent(listing -> keep(id, new Cached(listing, now), dropsBefore));
    return fresh;
  }

  synchronized void drop(EventId id) {
    drops++;
    events.remove(id);
  }

  @Override
  public void heard(Published published) {
    for (var fact : published.facts()) {
      if (fact instanceof EventChanged(EventId id)) {
        drop(id);
      }
    }
  }

  @Override
  public synchronized void interrupted() {
    drops++;
    events.clear();
  }

  private synchronized void keep(EventId id, Cached cached, long dropsBefore) {
    if (drops == dropsBefore) {
      events.put(id, cached);
    }
  }
}
