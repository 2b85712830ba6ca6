package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The callers this instance saw lately: at most {@value #CAPACITY}, none older than a minute, each dropped as soon as the feed
 * tells of a change. While the feed is silent because a store is away, nothing older than a second counts (law T2).
 */
final class StandingCache implements FeedListener {
  private static final int CAPACITY = 50_000;
  private static final Duration MAX_AGE = Duration.ofSeconds(60);
  private static final Duration MAX_AGE_WITHOUT_FEED = Duration.ofSeconds(1);

  private final FeedFreshness freshness;
  private final Map<AccountId, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<AccountId, Known> eldest) {
      return size() > CAPACITY;
    }
  };
  /** Grows with every drop, so that what was read before a change is not kept after it. */
  private long drops;

  private record Known(Standing standing, Instant readAt) {}

  /** Tells whether everything committed longer ago than a second has been heard. */
  @FunctionalInterface
  interface FeedFreshness {
    boolean isFresh(Duration age);
  }

  StandingCache(FeedFreshness freshness) {
    this.freshness = freshness;
  }

  Optional<Standing> get(AccountId account, SessionId session, Instant now, Supplier<Optional<Standing>> read) {
    var maxAge = freshness.isFresh(MAX_AGE_WITHOUT_FEED) ? MAX_AGE : MAX_AGE_WITHOUT_FEED;
    long dropsBefore;
    synchronized (this) {
      var cached = known.get(account);
      if (cached != null && cached.standing().session().equals(session) && cached.readAt().plus(maxAge).isAfter(now)) {
        return Optional.of(cached.standing());
      }
      dropsBefore = drops;
    }
    var fresh = read.get();
    fresh.ifPresent(standing -> keep(account, new Known(standing, now), dropsBefore));
    return fresh;
  }

  synchronized void drop(AccountId account) {
    drops++;
    known.remove(account);
  }

  @Override
  public void heard(Published published) {
    for (var fact : published.facts()) {
      if (fact instanceof AccountChanged(AccountId account)) {
        drop(account);
      }
    }
  }

  @Override
  public synchronized void interrupted() {
    drops++;
    known.clear();
  }

  private synchronized void keep(AccountId account, Known entry, long dropsBefore) {
    if (drops == dropsBefore) {
      known.put(account, entry);
    }
  }
}
