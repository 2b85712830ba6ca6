package gg.tiketi.laws;

import gg.tiketi.kernel.InMemoryPresence;
import gg.tiketi.kernel.Presence;
import gg.tiketi.seating.InMemorySelections;
import gg.tiketi.seating.Selections;
import org.junit.jupiter.api.Nested;

/** What instances share, in memory. */
class InMemoryMeetingLawsTest {
  @Nested
  class OfPresence extends PresenceContract {
    private final InMemoryPresence instances = new InMemoryPresence();

    @Override
    protected Presence instance() {
      return instances.instance();
    }
  }

  @Nested
  class OfSelections extends SelectionsContract {
    private final Selections selections = new InMemorySelections(10);

    @Override
    protected Selections instance() {
      return selections;
    }
  }
}
