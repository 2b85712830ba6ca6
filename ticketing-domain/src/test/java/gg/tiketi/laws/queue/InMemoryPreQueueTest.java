package gg.tiketi.laws.queue;

import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.InMemoryDrawBook;
import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.WaitingLine;

/** A drawn pre-queue over stores in memory. */
class InMemoryPreQueueTest extends PreQueueContract {
  private InMemoryWaitingLine lines = new InMemoryWaitingLine();

  InMemoryPreQueueTest() {
    super("in-memory");
  }

  @Override
  protected WaitingLine lines() {
    lines = new InMemoryWaitingLine();
    return lines;
  }

  @Override
  protected DrawBook draws() {
    return new InMemoryDrawBook();
  }

  @Override
  protected void wipe() {
    lines.wipe();
  }
}
