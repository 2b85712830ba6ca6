package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.DomainEvent;
import java.util.List;

/**
 * What one tick decides.
 *
 * @param memory what to remember
 * @param plans those that changed
 * @param facts what has to be told
 * @param steps what to ask of the keeper, in this order, as long as each is done
 * @param why the steps, in one sentence
 */
public record Decision(FleetMemory memory, List<Plan> plans, List<DomainEvent> facts, List<Step> steps, String why) {
  public Decision {
    plans = List.copyOf(plans);
    facts = List.copyOf(facts);
    steps = List.copyOf(steps);
  }
}
