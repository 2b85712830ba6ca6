package gg.tiketi.capacity;

import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Traffic in this process's memory. */
public final class InMemoryTrafficBook implements TrafficBook {
  private final Map<Key, MinuteSample> samples = new HashMap<>();
  private final Map<EventId, Show> shows = new HashMap<>();

  private record Key(EventId event, Instant minute, String source) {}

  @Override
  public synchronized void note(List<MinuteSample> seen) {
    seen.forEach(sample -> samples.merge(new Key(sample.event(), sample.minute(), sample.source()), sample,
        MinuteSample::and));
  }

  @Override
  public synchronized List<MinuteSample> samples(EventId event, Instant from, Instant until) {
    return within(from, until).filter(sample -> sample.event().equals(event))
        .sorted(Comparator.comparing(MinuteSample::minute).thenComparing(MinuteSample::source)).toList();
  }

  @Override
  public synchronized List<Minute> minutes(Instant from, Instant until) {
    return Minute.of(within(from, until).toList());
  }

  private Stream<MinuteSample> within(Instant from, Instant until) {
    Predicate<MinuteSample> early = sample -> sample.minute().isBefore(from);
    return samples.values().stream().filter(early.negate()).filter(sample -> sample.minute().isBefore(until));
  }

  @Override
  public synchronized Set<EventId> recordedSince(Instant since) {
    return within(since, Instant.MAX).map(MinuteSample::event).collect(Collectors.toSet());
  }

  @Override
  public synchronized int forgetBefore(Instant instant, int limit) {
    var old = samples.entrySet().stream().filter(entry -> entry.getKey().minute().isBefore(instant)).limit(limit)
        .map(Map.Entry::getKey).toList();
    old.forEach(samples::remove);
    return old.size();
  }

  @Override
  public synchronized void learn(EventId event, Show show) {
    shows.put(event, show);
  }

  @Override
  public synchronized List<Show> shows() {
    return shows.values().stream().sorted(Comparator.comparing(Show::opensAt).thenComparing(Show::event)).toList();
  }
}
