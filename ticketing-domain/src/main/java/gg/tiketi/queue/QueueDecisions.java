package gg.tiketi.queue;

import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What organisers decided, as this instance remembers it: none longer than a minute, each dropped when the feed tells of a change. */
final class QueueDecisions implements FeedListener {
  private static final Duration KEPT = Duration.ofSeconds(60);
  private static final int MOST = 10_000;

  private final QueueBook book;
  private final Map<EventId, Decided> known = new ConcurrentHashMap<>();

  QueueDecisions(QueueBook book) {
    this.book = book;
  }

  private record Decided(QueueRules rules, Instant readAt) {}

  QueueRules of(EventId event, Instant now) {
    var decided = known.get(event);
    if (decided == null || !decided.readAt().plus(KEPT).isAfter(now)) {
      decided = new Decided(inTheBook(event), now);
      remember(event, decided);
    }
    return decided.rules();
  }

  QueueRules change(EventId event, UnaryOperator<QueueRules> change, Instant now) {
    var changed = change.apply(inTheBook(event));
    book.decide(event, changed);
    remember(event, new Decided(changed, now));
    return changed;
  }

  private QueueRules inTheBook(EventId event) {
    return book.rules(event).orElse(QueueRules.DEFAULT);
  }

  private void remember(EventId event, Decided decided) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(event, decided);
  }

  @Override
  public void heard(Published published) {
    published.facts().forEach(fact -> {
      if (fact instanceof QueueChanged(EventId event)) {
        known.remove(event);
      }
    });
  }

  @Override
  public void interrupted() {
    known.clear();
  }
}
