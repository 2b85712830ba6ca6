package gg.tiketi.capacity.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the reactive rules remember; kept in the store, so that a restart forgets nothing.
 *
 * @param crowdedSince since when many wait
 * @param floodedSince since when very many wait
 * @param quietSince since when few wait
 * @param busySince since when the instances are busy
 * @param idleSince since when they are idle
 * @param reactedAt when the rules last changed the level
 * @param level how many instances the rules want; 0 for none
 * @param recent how many people were there in the last two minutes
 * @param outageUntil until when a sudden loss of people is taken for an outage, in which nothing is taken away
 */
public record ReactiveState(Optional<Instant> crowdedSince, Optional<Instant> floodedSince,
    Optional<Instant> quietSince, Optional<Instant> busySince, Optional<Instant> idleSince,
    Optional<Instant> reactedAt, int level, List<Reading> recent, Optional<Instant> outageUntil) {
  /** Nothing was seen yet. */
  public static final ReactiveState NONE = new ReactiveState(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), 0, List.of(), Optional.empty());

  /** Nothing is known of the time between two readings that are further apart. */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(2);
  private static final Duration OUTAGE = Duration.ofMinutes(5);
  /** Fewer people than this come and go by themselves. */
  private static final long CROWD = 100;

  public ReactiveState {
    recent = List.copyOf(recent);
  }

  /** How many people were there at an instant. */
  public record Reading(Instant at, long people) {}

  /** Nobody knows who is there: nothing lasts any more, and nothing is decided. */
  ReactiveState blind() {
    return new ReactiveState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        reactedAt, level, List.of(), outageUntil);
  }

  ReactiveState note(Crowd crowd, ReactiveRules rules, Instant now) {
    var known = recent.isEmpty() || recent.getLast().at().plus(LONGEST_GAP).isBefore(now) ? blind() : this;
    var readings = new ArrayList<>(
        known.recent.stream().filter(reading -> !reading.at().plus(LONGEST_GAP).isBefore(now)).toList());
    long before = readings.stream().mapToLong(Reading::people).max().orElse(0);
    boolean vanished = before >= CROWD && crowd.demand() * 2 < before;
    readings.removeIf(reading -> !reading.at().isBefore(now));
    readings.add(new Reading(now, crowd.demand()));
    return new ReactiveState(since(known.crowdedSince, crowd.queued() > rules.crowded(), now),
        since(known.floodedSince, crowd.queued() > rules.flooded(), now),
        since(known.quietSince, crowd.queued() < rules.quiet(), now),
        since(known.busySince, crowd.cpu().orElse(0) > rules.busy(), now),
        since(known.idleSince, crowd.cpu().orElse(1) < rules.idle(), now), reactedAt, level, readings,
        vanished ? Optional.of(now.plus(OUTAGE)) : outageUntil);
  }

  ReactiveState react(int to, Instant now) {
    return new ReactiveState(crowdedSince, floodedSince, quietSince, busySince, idleSince, Optional.of(now), to,
        recent, outageUntil);
  }

  boolean isOutage(Instant now) {
    return outageUntil.isPresent() && outageUntil.get().isAfter(now);
  }

  private static Optional<Instant> since(Optional<Instant> was, boolean holds, Instant now) {
    return holds ? was.or(() -> Optional.of(now)) : Optional.empty();
  }
}
