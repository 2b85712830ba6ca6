package gg.tiketi.laws.queue;

import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.WaitingLine;

/** Waits at lines in memory. */
class InMemoryWaitTest extends WaitContract {
  InMemoryWaitTest() {
    super("in-memory", 20);
  }

  @Override
  protected WaitingLine lines() {
    return new InMemoryWaitingLine();
  }
}
