package gg.tiketi.seating;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.VirtualClock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InMemorySelectionsTest {
  private static final EventId SHOW = new EventId(new UUID(0, 1));

  @Test
  void of_too_many_people_those_are_forgotten_who_changed_nothing_for_the_longest_time() {
    var now = new VirtualClock().instant();
    var selections = new InMemorySelections(2);
    selections.watched(person(1), SHOW, now);
    selections.watched(person(2), SHOW, now);
    selections.watched(person(1), SHOW, now);
    selections.watched(person(3), SHOW, now);
    assertThat(selections.of(person(1), now).event()).contains(SHOW);
    assertThat(selections.of(person(2), now)).isEqualTo(Selection.NONE);
    assertThat(selections.of(person(3), now).event()).contains(SHOW);
  }

  private static AccountId person(int number) {
    return new AccountId(new UUID(0, number));
  }
}
