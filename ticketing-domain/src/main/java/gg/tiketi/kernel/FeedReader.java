package gg.tiketi.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One instance's place in the feed. A pulse calls {@link #read} several times a second, and once more right after this
 * instance committed something; the listeners hear every commit of every instance in the same order.
 */
public final class FeedReader {
  private static final int BATCH = 500;

  private final EventFeed feed;
  private final FeedRelay relay;
  private final List<FeedListener> listeners = new CopyOnWriteArrayList<>();
  private final InstantSource clock;
  private long position;
  private volatile Instant readAt = Instant.MIN;

  /** A place at the head of the feed, of an instance that tells no others. */
  public FeedReader(EventFeed feed, InstantSource clock) {
    this(feed, clock, FeedRelay.NONE);
  }

  /** A place at the head of the feed, of an instance that tells others what it numbered. */
  public FeedReader(EventFeed feed, InstantSource clock, FeedRelay relay) {
    this.feed = feed;
    this.relay = relay;
    this.clock = clock;
    this.position = feed.head();
  }

  /** Adds somebody who hears every commit from now on, after those added before. */
  public void listen(FeedListener listener) {
    listeners.add(listener);
  }

  /** Numbers what was committed, hears what is new and returns how many commits that were. */
  public synchronized int read() {
    var startedAt = clock.instant();
    int heard = 0;
    boolean ours = false;
    boolean more = true;
    while (more) {
      int numbered = feed.number(BATCH);
      ours |= numbered > 0;
      var news = feed.after(position, BATCH);
      news.forEach(this::tell);
      if (ours && !news.isEmpty()) {
        relay.send(news);
      }
      heard += news.size();
      more = numbered == BATCH || news.size() == BATCH;
    }
    readAt = startedAt;
    return heard;
  }

  /**
   * Hears commits that another instance numbered and sent here, as far as they follow at once on what was heard; what was heard
   * before is passed over. False when something between is missing: then {@link #read} has to fetch it.
   */
  public synchronized boolean follow(List<Published> commits) {
    for (Published commit : commits) {
      if (commit.position() > position + 1) {
        return false;
      }
      if (commit.position() == position + 1) {
        tell(commit);
      }
    }
    return true;
  }

  /** Whether everything committed more than {@code age} ago on any instance has been heard here. */
  public boolean isFresh(Duration age) {
    return !readAt.equals(Instant.MIN) && !readAt.plus(age).isBefore(clock.instant());
  }

  private void tell(Published published) {
    if (published.position() != position + 1) {
      listeners.forEach(FeedListener::interrupted);
    }
    listeners.forEach(listener -> listener.heard(published));
    // Only now: what a listener failed to hear is told to all of them again.
    position = published.position();
  }
}
