package gg.tiketi.capacity;

import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down what one instance sees, some times a minute. It remembers nothing that matters: after a restart it goes on with the
 * next look, and of a minute that two instances or two lives of one saw, the busier look counts. What cannot be written now is
 * written with the next look.
 */
final class TrafficRecorder {
  /** How long a count of those who ever came is good to tell how many came since. */
  private static final Duration GOOD = Duration.ofMinutes(2);
  /** Samples that are kept while the store is away: two hours of some forty events. */
  private static final int MOST_KEPT = 5_000;

  private final TrafficBook book;
  private final Map<Source, Count> counts = new HashMap<>();
  private List<MinuteSample> unwritten = new ArrayList<>();

  private record Source(EventId event, String name) {}

  /** What had been counted when a minute began, and at the last look. */
  private record Count(Instant minute, long arrivedBefore, long admittedBefore, Instant at, long arrived,
      long admitted) {
    static Count first(Crowd crowd, Instant now) {
      return new Count(beginning(now), crowd.arrived(), crowd.admitted(), now, crowd.arrived(), crowd.admitted());
    }

    Count next(Crowd crowd, Instant now) {
      if (Duration.between(at, now).compareTo(GOOD) > 0) {
        return first(crowd, now);
      }
      boolean same = minute.equals(beginning(now));
      return new Count(beginning(now), same ? arrivedBefore : arrived, same ? admittedBefore : admitted, now,
          crowd.arrived(), crowd.admitted());
    }

    /** A line that began anew counts anew. */
    int arrivals() {
      return Math.clamp(arrived - arrivedBefore, 0, Integer.MAX_VALUE);
    }

    int admissions() {
      return Math.clamp(admitted - admittedBefore, 0, Integer.MAX_VALUE);
    }
  }

  TrafficRecorder(TrafficBook book) {
    this.book = book;
  }

  synchronized void look(List<Crowd> crowds, int inService, Instant now) {
    counts.values().removeIf(count -> Duration.between(count.at(), now).compareTo(GOOD) > 0);
    crowds.stream().map(crowd -> sample(crowd, inService, now)).forEach(unwritten::add);
    unwritten = new ArrayList<>(unwritten.subList(Math.max(0, unwritten.size() - MOST_KEPT), unwritten.size()));
    book.note(unwritten);
    unwritten.clear();
  }

  private MinuteSample sample(Crowd crowd, int inService, Instant now) {
    var count = counts.merge(new Source(crowd.event(), crowd.source()), Count.first(crowd, now),
        (was, first) -> was.next(crowd, now));
    return new MinuteSample(crowd.event(), beginning(now), crowd.source(), crowd.concurrent(), crowd.queued(),
        count.arrivals(), count.admissions(), inService);
  }

  private static Instant beginning(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES);
  }
}
