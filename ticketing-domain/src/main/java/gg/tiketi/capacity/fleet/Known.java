package gg.tiketi.capacity.fleet;

import java.util.List;
import java.util.Optional;

/**
 * What the store knows when a tick decides.
 *
 * @param plans all that are open
 * @param memory what the tick before left
 * @param last the latest action that wrote the size of the group
 */
public record Known(List<Plan> plans, FleetMemory memory, Optional<ScalingAction> last) {
  public Known {
    plans = List.copyOf(plans);
  }
}
