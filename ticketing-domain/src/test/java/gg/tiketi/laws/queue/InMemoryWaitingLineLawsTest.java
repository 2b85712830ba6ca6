package gg.tiketi.laws.queue;

/** The laws over lines in memory. */
class InMemoryWaitingLineLawsTest extends WaitingLineContract {
  InMemoryWaitingLineLawsTest() {
    super(LineAdapter.IN_MEMORY);
  }
}
