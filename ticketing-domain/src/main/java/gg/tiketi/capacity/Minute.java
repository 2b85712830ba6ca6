package gg.tiketi.capacity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * One minute as all sources together saw it.
 *
 * @param at its beginning
 * @param concurrent how many people were inside
 * @param queued how many waited
 * @param arrivals how many came within the minute
 * @param admissions how many were let in within the minute
 * @param inService how many instances were ready
 */
public record Minute(Instant at, int concurrent, int queued, int arrivals, int admissions, int inService) {
  /** Everybody who wanted something at once. */
  public int demand() {
    return Math.addExact(concurrent, queued);
  }

  /** The minutes of these samples in their order: sources add up, and events too when there are several. */
  public static List<Minute> of(Collection<MinuteSample> samples) {
    var minutes = new TreeMap<Instant, Minute>();
    for (var sample : samples) {
      minutes.merge(sample.minute(), new Minute(sample.minute(), sample.concurrent(), sample.queued(),
          sample.arrivals(), sample.admissions(), sample.inService()), Minute::plus);
    }
    return List.copyOf(minutes.values());
  }

  private Minute plus(Minute other) {
    return new Minute(at, Math.addExact(concurrent, other.concurrent), Math.addExact(queued, other.queued),
        Math.addExact(arrivals, other.arrivals), Math.addExact(admissions, other.admissions),
        Math.max(inService, other.inService));
  }
}
