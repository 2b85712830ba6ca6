package gg.tiketi.capacity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Some minutes in four figures.
 *
 * @param maxConcurrent the most people inside
 * @param maxQueue the most who waited
 * @param averageConcurrent the mean of those inside over the recorded minutes
 * @param averageWait how long a place took on average; empty if nobody was let in
 */
public record TrafficSummary(int maxConcurrent, int maxQueue, double averageConcurrent,
    Optional<Duration> averageWait) {
  /** The figures of these minutes. */
  public static TrafficSummary of(List<Minute> minutes) {
    return new TrafficSummary(minutes.stream().mapToInt(Minute::concurrent).max().orElse(0),
        minutes.stream().mapToInt(Minute::queued).max().orElse(0),
        minutes.stream().mapToInt(Minute::concurrent).average().orElse(0), wait(minutes));
  }

  /** Little's law: the mean number of those who wait, divided by how many are let in each minute. */
  private static Optional<Duration> wait(List<Minute> minutes) {
    long queued = minutes.stream().mapToLong(Minute::queued).sum();
    long admissions = minutes.stream().mapToLong(Minute::admissions).sum();
    return admissions == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(queued * 60 / admissions));
  }
}
