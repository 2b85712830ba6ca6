package gg.tiketi.laws.queue;

import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.InMemoryDrawBook;

/** The draws in memory. */
class InMemoryDrawBookTest extends DrawBookContract {
  InMemoryDrawBookTest() {
    super("in-memory");
  }

  @Override
  protected DrawBook book() {
    return new InMemoryDrawBook();
  }
}
