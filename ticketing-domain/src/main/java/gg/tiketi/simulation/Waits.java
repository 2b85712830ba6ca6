package gg.tiketi.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long people waited from the opening, or from when they came if that was later, until they were let in for the first time. Who gave
 * up is not among them.
 */
final class Waits {
  private final Instant opensAt;
  private final List<Duration> all = new ArrayList<>();
  private final NavigableMap<Long, List<Duration>> minutes = new TreeMap<>();

  Waits(Instant opensAt) {
    this.opensAt = opensAt;
  }

  /** Somebody is let in, who has waited since an instant, or not at all. */
  void admitted(Optional<Instant> since, Instant now) {
    var waited = since.map(from -> from.isBefore(opensAt) ? opensAt : from).map(from -> Duration.between(from, now))
        .orElse(Duration.ZERO);
    all.add(waited);
    minutes.computeIfAbsent(Math.floorDiv(Duration.between(opensAt, now).toSeconds(), 60L), first -> new ArrayList<>())
        .add(waited);
  }

  /** The wait that a part of those who were let in did not exceed; nothing if nobody was. */
  Duration percentile(double part) {
    return percentile(all, part);
  }

  private static Duration percentile(List<Duration> waits, double part) {
    var sorted = waits.stream().sorted().toList();
    return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(part * (sorted.size() - 1)));
  }

  /** Minute by minute from the opening: how long those waited who were let in then. */
  List<SimulationReport.Wait> byMinute() {
    return minutes.entrySet().stream().map(minute -> new SimulationReport.Wait(minute.getKey(),
        minute.getValue().size(), percentile(minute.getValue(), .5).toSeconds(),
        percentile(minute.getValue(), .99).toSeconds())).toList();
  }
}
