package gg.tiketi.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The feed of one process. In-memory stores record into it under their own lock, which is their transaction. */
public final class InMemoryEventFeed implements EventFeed, EventSink {
  private final List<Published> published = new ArrayList<>();
  private final Map<EventId, Long> versions = new HashMap<>();
  private final List<Pending> pending = new ArrayList<>();
  private long forgotten;

  private record Pending(Optional<EventId> topic, List<DomainEvent> facts) {}

  @Override
  public synchronized void record(Optional<EventId> topic, List<DomainEvent> facts) {
    if (!facts.isEmpty()) {
      pending.add(new Pending(topic, List.copyOf(facts)));
    }
  }

  @Override
  public synchronized int number(int limit) {
    int count = Math.min(limit, pending.size());
    var batch = pending.subList(0, count);
    for (Pending commit : batch) {
      long version = commit.topic().map(topic -> versions.merge(topic, 1L, Long::sum)).orElse(0L);
      published.add(new Published(head() + 1, commit.topic(), version, commit.facts()));
    }
    batch.clear();
    return count;
  }

  @Override
  public synchronized List<Published> after(long position, int limit) {
    int from = Math.clamp(position - forgotten, 0, published.size());
    return List.copyOf(published.subList(from, Math.min(published.size(), from + limit)));
  }

  @Override
  public synchronized long head() {
    return forgotten + published.size();
  }

  @Override
  public synchronized int forgetBefore(long position, int limit) {
    int count = Math.clamp(position - 1 - forgotten, 0, Math.min(limit, Math.max(0, published.size() - 1)));
    published.subList(0, count).clear();
    forgotten += count;
    return count;
  }

  /** The number of numbered commits about {@code topic}. */
  public synchronized long version(EventId topic) {
    return versions.getOrDefault(topic, 0L);
  }
}
