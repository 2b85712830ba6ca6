package gg.tiketi.laws.queue;

import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.queue.InMemoryQueueBook;
import gg.tiketi.queue.QueueBook;
import java.util.UUID;

/** The book in memory. */
class InMemoryQueueBookTest extends QueueBookContract {
  @Override
  protected QueueBook book() {
    return new InMemoryQueueBook(new InMemoryEventFeed());
  }

  @Override
  protected EventId event() {
    return new EventId(new UUID(3, 3));
  }
}
