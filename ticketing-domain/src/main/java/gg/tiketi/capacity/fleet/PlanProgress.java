package gg.tiketi.capacity.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * What was seen of a plan so far; kept with it, so that a restart forgets nothing.
 *
 * @param calmSince since when the crowd has been small
 * @param calmSeen when that was seen last
 * @param readyAt when all its instances were last seen in service, from ten minutes before the opening on
 * @param notReadyAt when it was told that they were not
 */
public record PlanProgress(Optional<Instant> calmSince, Optional<Instant> calmSeen, Optional<Instant> readyAt,
    Optional<Instant> notReadyAt) {
  /** Nothing was seen yet. */
  public static final PlanProgress NONE = new PlanProgress(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty());

  PlanProgress calm(Instant since, Instant seen) {
    return new PlanProgress(Optional.of(since), Optional.of(seen), readyAt, notReadyAt);
  }

  PlanProgress crowded() {
    return new PlanProgress(Optional.empty(), Optional.empty(), readyAt, notReadyAt);
  }

  PlanProgress ready(Instant at) {
    return new PlanProgress(calmSince, calmSeen, Optional.of(at), notReadyAt);
  }

  PlanProgress notReady(Instant at) {
    return new PlanProgress(calmSince, calmSeen, readyAt, Optional.of(at));
  }
}
