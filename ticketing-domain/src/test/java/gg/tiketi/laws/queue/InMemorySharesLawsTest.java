package gg.tiketi.laws.queue;

import gg.tiketi.queue.InMemoryShares;
import gg.tiketi.queue.Shares;

/** The laws over shares in memory. */
class InMemorySharesLawsTest extends SharesContract {
  InMemorySharesLawsTest() {
    super("in-memory");
  }

  @Override
  protected Shares shares() {
    return new InMemoryShares();
  }
}
