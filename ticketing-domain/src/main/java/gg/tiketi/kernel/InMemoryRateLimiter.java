package gg.tiketi.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts in this process. It remembers a bounded number of subjects of each limit; of more than that it forgets those that
 * took nothing for the longest time. A try of a known subject allocates only its result.
 */
public final class InMemoryRateLimiter implements RateLimiter {
  private static final int SHARES = 16;
  private static final int STALE_PER_NEWCOMER = 2;

  private final int perShare;
  private final Map<String, List<Share>> limits = new ConcurrentHashMap<>();

  /** Remembers about that many subjects of each limit. */
  public InMemoryRateLimiter(int mostSubjects) {
    if (mostSubjects < SHARES) {
      throw new IllegalArgumentException("fewer than " + SHARES + " subjects");
    }
    this.perShare = mostSubjects / SHARES;
  }

  @Override
  public Verdict take(RateLimit limit, String subject, Instant now) {
    long answer = share(limit, subject).take(limit, subject, now.toEpochMilli());
    return answer < 0 ? new Exhausted(Duration.ofMillis(-answer)) : new Taken(Instant.ofEpochMilli(answer));
  }

  @Override
  public void giveBack(RateLimit limit, String subject, Taken taken) {
    share(limit, subject).giveBack(subject, taken.at().toEpochMilli());
  }

  /** How many subjects of a limit it remembers. */
  int subjects(RateLimit limit) {
    return limits.getOrDefault(limit.name(), List.of()).stream().mapToInt(Share::size).sum();
  }

  private Share share(RateLimit limit, String subject) {
    var shares = limits.get(limit.name());
    if (shares == null) {
      shares = limits.computeIfAbsent(limit.name(), name -> shares());
    }
    int hash = subject.hashCode();
    return shares.get((hash ^ hash >>> 16) & SHARES - 1);
  }

  private List<Share> shares() {
    var shares = new ArrayList<Share>();
    for (int i = 0; i < SHARES; i++) {
      shares.add(new Share(perShare));
    }
    return List.copyOf(shares);
  }

  /** Some of a limit's subjects under one lock, who took nothing for the longest time first. */
  private static final class Share {
    private final int most;
    private final LinkedHashMap<String, RecentTimes> subjects = new LinkedHashMap<>(16, 0.75f, true);

    Share(int most) {
      this.most = most;
    }

    synchronized long take(RateLimit limit, String subject, long now) {
      @Nullable
      RecentTimes times = subjects.get(subject);
      if (times == null) {
        makeRoom(limit, now);
        times = new RecentTimes();
        subjects.put(subject, times);
      }
      return times.take(limit, now);
    }

    synchronized void giveBack(String subject, long at) {
      var times = subjects.get(subject);
      if (times != null) {
        times.remove(at);
      }
    }

    synchronized int size() {
      return subjects.size();
    }

    /** Each newcomer clears away more than it brings, as long as there is something that no longer counts. */
    private void makeRoom(RateLimit limit, long now) {
      var eldest = subjects.values().iterator();
      for (int i = 0; i < STALE_PER_NEWCOMER && eldest.hasNext(); i++) {
        if (!eldest.next().isOver(now, limit.window()) && subjects.size() < most) {
          return;
        }
        eldest.remove();
      }
    }
  }
}
