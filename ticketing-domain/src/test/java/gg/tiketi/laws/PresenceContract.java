package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Presence;
import gg.tiketi.kernel.Presence.Elsewhere;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The laws of {@link Presence}, written once and proved over every adapter. */
public abstract class PresenceContract {
  private static final EventId SHOW = new EventId(new UUID(0, 1));
  private static final EventId OTHER = new EventId(new UUID(0, 2));

  private final VirtualClock clock = new VirtualClock();

  /** The place of one more instance; all places of one test are in the same world. */
  protected abstract Presence instance();

  @Test
  public void who_is_alone_sees_nobody_else() {
    var only = instance();
    assertThat(only.report(Map.of(SHOW, 7), clock.instant())).isEqualTo(Elsewhere.NOBODY);
    assertThat(only.report(Map.of(SHOW, 8), clock.instant())).isEqualTo(Elsewhere.NOBODY);
  }

  @Test
  public void the_others_viewers_are_summed_and_ones_own_are_not_counted() {
    var one = instance();
    var two = instance();
    var three = instance();
    one.report(Map.of(SHOW, 1, OTHER, 10), clock.instant());
    two.report(Map.of(SHOW, 2), clock.instant());
    assertThat(three.report(Map.of(SHOW, 4), clock.instant()))
        .isEqualTo(new Elsewhere(2, Map.of(SHOW, 3, OTHER, 10)));
    assertThat(one.report(Map.of(SHOW, 1), clock.instant())).isEqualTo(new Elsewhere(2, Map.of(SHOW, 6)));
  }

  @Test
  public void a_new_report_takes_the_place_of_the_old_one() {
    var one = instance();
    var two = instance();
    one.report(Map.of(SHOW, 5), clock.instant());
    one.report(Map.of(), clock.instant());
    assertThat(two.report(Map.of(), clock.instant())).isEqualTo(new Elsewhere(1, Map.of()));
  }

  @Test
  public void who_is_silent_is_forgotten_and_not_a_moment_sooner() {
    var silent = instance();
    var two = instance();
    silent.report(Map.of(SHOW, 5), clock.instant());
    var last = clock.pass(Presence.SILENCE.minusMillis(1));
    assertThat(two.report(Map.of(), last).watching(SHOW)).isEqualTo(5);
    assertThat(two.report(Map.of(), clock.pass(Duration.ofMillis(1)))).isEqualTo(Elsewhere.NOBODY);
    silent.report(Map.of(SHOW, 6), clock.instant());
    assertThat(two.report(Map.of(), clock.instant()).watching(SHOW)).isEqualTo(6);
  }

  @Test
  public void who_leaves_counts_no_more() {
    var one = instance();
    var two = instance();
    one.report(Map.of(SHOW, 5), clock.instant());
    one.leave();
    assertThat(two.report(Map.of(), clock.instant())).isEqualTo(Elsewhere.NOBODY);
  }
}
