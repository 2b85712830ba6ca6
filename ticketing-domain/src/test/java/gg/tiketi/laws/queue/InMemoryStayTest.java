package gg.tiketi.laws.queue;

import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.WaitingLine;

/** Stays in lines in memory. */
class InMemoryStayTest extends StayContract {
  InMemoryStayTest() {
    super("in-memory");
  }

  @Override
  protected WaitingLine lines() {
    return new InMemoryWaitingLine();
  }
}
