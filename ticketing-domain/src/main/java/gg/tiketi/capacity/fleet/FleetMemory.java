package gg.tiketi.capacity.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * What the reconciler remembers besides the plans and its actions; kept in the store.
 *
 * @param tickedAt when it last looked
 * @param asked the size that the group was last brought to; empty before the first time
 * @param lowerTicks how many ticks in a row the group has been larger than it need be
 * @param reactive what the reactive rules remember
 * @param failingSince since when the keeper of the group has answered nothing that helps
 * @param troubleTold whether that was told
 */
public record FleetMemory(Optional<Instant> tickedAt, Optional<Integer> asked, int lowerTicks, ReactiveState reactive,
    Optional<Instant> failingSince, boolean troubleTold) {
  /** Nothing was done yet. */
  public static final FleetMemory NONE = new FleetMemory(Optional.empty(), Optional.empty(), 0, ReactiveState.NONE,
      Optional.empty(), false);
}
