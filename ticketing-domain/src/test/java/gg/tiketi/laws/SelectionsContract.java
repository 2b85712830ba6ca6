package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.seating.Selection;
import gg.tiketi.seating.Selections;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws of {@link Selections}, written once and proved over every adapter. */
public abstract class SelectionsContract {
  private static final EventId SHOW = new EventId(new UUID(0, 1));
  private static final EventId OTHER = new EventId(new UUID(0, 2));
  private static final AccountId PERSON = new AccountId(new UUID(0, 3));
  private static final AccountId STRANGER = new AccountId(new UUID(0, 4));

  private final VirtualClock clock = new VirtualClock();
  private Selections there;
  private Selections here;

  /** The selections as one more instance sees them; all instances of one test are in the same world. */
  protected abstract Selections instance();

  @BeforeEach
  public void meet() {
    there = instance();
    here = instance();
  }

  @Test
  public void what_was_chosen_there_is_found_here_by_that_person_alone() {
    there.watched(PERSON, SHOW, clock.instant());
    there.opened(PERSON, OTHER, clock.instant());
    there.marked(PERSON, OTHER, List.of(3, 1), clock.instant());
    assertThat(found(PERSON)).isEqualTo(new Selection(Optional.of(SHOW), Optional.of(OTHER), List.of(3, 1)));
    assertThat(found(STRANGER)).isEqualTo(Selection.NONE);
  }

  @Test
  public void marks_belong_to_the_seats_that_are_looked_at() {
    there.marked(PERSON, SHOW, List.of(1, 2), clock.instant());
    there.opened(PERSON, SHOW, clock.instant());
    assertThat(found(PERSON).seats()).containsExactly(1, 2);
    there.opened(PERSON, OTHER, clock.instant());
    assertThat(found(PERSON)).isEqualTo(new Selection(Optional.empty(), Optional.of(OTHER), List.of()));
    there.marked(PERSON, OTHER, List.of(9), clock.instant());
    there.marked(PERSON, OTHER, List.of(), clock.instant());
    assertThat(found(PERSON).seats()).isEmpty();
  }

  @Test
  public void leaving_forgets_what_is_left_and_nothing_else() {
    there.watched(PERSON, SHOW, clock.instant());
    there.marked(PERSON, OTHER, List.of(4), clock.instant());
    there.unwatched(PERSON, OTHER, clock.instant());
    there.closed(PERSON, SHOW, clock.instant());
    assertThat(found(PERSON)).isEqualTo(new Selection(Optional.of(SHOW), Optional.of(OTHER), List.of(4)));
    there.closed(PERSON, OTHER, clock.instant());
    assertThat(found(PERSON)).isEqualTo(new Selection(Optional.of(SHOW), Optional.empty(), List.of()));
    there.unwatched(PERSON, SHOW, clock.instant());
    assertThat(found(PERSON)).isEqualTo(Selection.NONE);
  }

  @Test
  public void it_is_kept_for_a_while_after_the_last_change() {
    there.marked(PERSON, SHOW, List.of(1), clock.instant());
    clock.pass(Selections.KEPT.minusMillis(1));
    there.watched(PERSON, OTHER, clock.instant());
    clock.pass(Selections.KEPT.minusMillis(1));
    assertThat(found(PERSON)).isEqualTo(new Selection(Optional.of(OTHER), Optional.of(SHOW), List.of(1)));
    clock.pass(Duration.ofMillis(1));
    assertThat(found(PERSON)).isEqualTo(Selection.NONE);
    there.watched(PERSON, OTHER, clock.instant());
    assertThat(found(PERSON)).isEqualTo(new Selection(Optional.of(OTHER), Optional.empty(), List.of()));
  }

  @Test
  public void the_line_that_is_watched_is_a_thing_of_its_own() {
    there.marked(PERSON, SHOW, List.of(1), clock.instant());
    there.queued(PERSON, OTHER, clock.instant());
    there.watched(PERSON, SHOW, clock.instant());
    there.unqueued(PERSON, SHOW, clock.instant());
    assertThat(found(PERSON))
        .isEqualTo(new Selection(Optional.of(SHOW), Optional.of(SHOW), List.of(1), Optional.of(OTHER)));
    there.unqueued(PERSON, OTHER, clock.instant());
    assertThat(found(PERSON)).isEqualTo(new Selection(Optional.of(SHOW), Optional.of(SHOW), List.of(1)));
  }

  private Selection found(AccountId account) {
    return here.of(account, clock.instant());
  }
}
