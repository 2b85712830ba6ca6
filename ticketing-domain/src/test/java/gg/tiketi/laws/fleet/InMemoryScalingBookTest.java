package gg.tiketi.laws.fleet;

import gg.tiketi.capacity.fleet.InMemoryScalingBook;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The book in memory. */
class InMemoryScalingBookTest extends ScalingBookContract {
  private final List<DomainEvent> told = new ArrayList<>();
  private final ScalingBook book = new InMemoryScalingBook((topic, facts) -> told.addAll(facts));
  private int events;

  @Override
  protected ScalingBook book() {
    return book;
  }

  @Override
  protected EventId event() {
    events++;
    return new EventId(new UUID(3, events));
  }

  @Override
  protected List<DomainEvent> told() {
    return told;
  }
}
