package gg.tiketi.laws.queue;

import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.WaitingLine;

/** Admissions to lines in memory. */
class InMemoryAdmissionTest extends AdmissionContract {
  InMemoryAdmissionTest() {
    super("in-memory");
  }

  @Override
  protected WaitingLine lines() {
    return new InMemoryWaitingLine();
  }
}
