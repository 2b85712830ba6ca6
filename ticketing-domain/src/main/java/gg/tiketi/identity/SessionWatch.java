package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Whether the session of a token is live, told from memory where that is certain. A token proves that its session was live when
 * it was issued, and the feed tells of every end. So a token issued after this instance began to listen, and after the last
 * change of its account that was heard here, needs no store. About others the store is asked, and its answer counts for a
 * minute; while the feed is silent because a store is away, nothing older than a second counts (law T2).
 */
final class SessionWatch implements FeedListener {
  private static final int CAPACITY = 50_000;
  private static final Duration MAX_AGE = Duration.ofSeconds(60);
  private static final Duration MAX_AGE_WITHOUT_FEED = Duration.ofSeconds(1);
  /** A token is dated in whole seconds, by the clock of the instance that issued it. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Predicate<Duration> feedIsFresh;
  private final InstantSource clock;
  private final Map<AccountId, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<AccountId, Answer> eldest) {
      return size() > CAPACITY;
    }
  };
  /** When an account was last heard to change, oldest first; what is forgotten here is no longer trusted. */
  private final Map<AccountId, Instant> changes = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<AccountId, Instant> eldest) {
      boolean full = size() > CAPACITY;
      if (full) {
        trustedFrom = eldest.getValue();
      }
      return full;
    }
  };
  private Instant trustedFrom;
  /** Grows with every change, so that what was read before it is not kept after it. */
  private long heard;

  /** The store knew this session as live. */
  private record Answer(SessionId session, Instant readAt) {}

  /**
   * A watch that listens from now on.
   *
   * @param feedIsFresh whether everything committed longer ago than the given time has been heard
   */
  SessionWatch(Predicate<Duration> feedIsFresh, InstantSource clock) {
    this.feedIsFresh = feedIsFresh;
    this.clock = clock;
    this.trustedFrom = clock.instant();
  }

  /** Whether the session is live, by the token issued for it at {@code issuedAt} or else by {@code store}. */
  boolean isLive(AccountId account, SessionId session, Instant issuedAt, Instant now, BooleanSupplier store) {
    boolean fresh = feedIsFresh.test(MAX_AGE_WITHOUT_FEED);
    long heardBefore;
    synchronized (this) {
      if (fresh && issuedAt.isAfter(changes.getOrDefault(account, trustedFrom).plus(MARGIN))) {
        return true;
      }
      var known = answers.get(account);
      var maxAge = fresh ? MAX_AGE : MAX_AGE_WITHOUT_FEED;
      if (known != null && known.session().equals(session) && known.readAt().plus(maxAge).isAfter(now)) {
        return true;
      }
      heardBefore = heard;
    }
    boolean live = store.getAsBoolean();
    if (live) {
      keep(account, new Answer(session, now), heardBefore);
    }
    return live;
  }

  /** Something about the account or one of its sessions is no longer as it was. */
  synchronized void changed(AccountId account) {
    heard++;
    answers.remove(account);
    changes.remove(account);
    changes.put(account, clock.instant());
  }

  @Override
  public void heard(Published published) {
    for (var fact : published.facts()) {
      if (fact instanceof AccountChanged(AccountId account)) {
        changed(account);
      }
    }
  }

  @Override
  public synchronized void interrupted() {
    heard++;
    answers.clear();
    changes.clear();
    trustedFrom = clock.instant();
  }

  private synchronized void keep(AccountId account, Answer answer, long heardBefore) {
    if (heard == heardBefore) {
      answers.put(account, answer);
    }
  }
}
