package gg.tiketi.app;

import gg.tiketi.kernel.FeedReader;
import gg.tiketi.kernel.FeedRelay;
import gg.tiketi.kernel.InMemoryPresence;
import gg.tiketi.kernel.InMemoryRateLimiter;
import gg.tiketi.kernel.Presence;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.queue.InMemoryShares;
import gg.tiketi.queue.Shares;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.seating.InMemorySelections;
import gg.tiketi.seating.Selections;

/**
 * What an instance shares with the others besides the stores. All of it may be lost at any time: that costs speed, never
 * a seat or a won (law S13).
 *
 * @param relay carries the feed to the others
 * @param presence who else is there, and what they see
 * @param selections what people were looking at
 * @param limiter counts what may happen only so often
 * @param lines the waiting lines
 * @param shares which instances are ready, and what each event may have inside
 * @param listening hears what the others carry here
 * @param care keeps the connection; to be called about four times a second
 * @param close says goodbye and gives the connections back
 */
record Meeting(FeedRelay relay, Presence presence, Selections selections, RateLimiter limiter, WaitingLine lines,
    Shares shares, Listening listening, Runnable care, Runnable close) {
  private static final int MOST_SELECTIONS = 50_000;
  private static final int MOST_LIMITED = 100_000;

  /** Hears what other instances numbered. */
  @FunctionalInterface
  interface Listening {
    /**
     * Begins.
     *
     * @param feed what hears it
     * @param missed called when there may be something to read
     */
    void begin(FeedReader feed, Runnable missed);
  }

  /** With nobody: there is one instance, or the instances meet in the database alone. */
  static Meeting alone() {
    return alone(new NoLines());
  }

  /** The same with these lines. */
  static Meeting alone(WaitingLine lines) {
    return new Meeting(FeedRelay.NONE, new InMemoryPresence().instance(), ownSelections(), ownLimiter(),
        lines, new InMemoryShares(), (feed, missed) -> {}, () -> {}, () -> {});
  }

  static Selections ownSelections() {
    return new InMemorySelections(MOST_SELECTIONS);
  }

  static RateLimiter ownLimiter() {
    return new InMemoryRateLimiter(MOST_LIMITED);
  }
}
