package gg.tiketi.laws.capacity;

import gg.tiketi.capacity.InMemoryTrafficBook;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.kernel.EventId;
import java.util.UUID;

/** The book in memory. */
class InMemoryTrafficBookTest extends TrafficBookContract {
  private long events;

  InMemoryTrafficBookTest() {
    super("in-memory");
  }

  @Override
  protected TrafficBook book() {
    return new InMemoryTrafficBook();
  }

  @Override
  protected EventId event() {
    return new EventId(new UUID(6, ++events));
  }
}
