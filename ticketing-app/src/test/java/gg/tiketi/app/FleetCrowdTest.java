package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.FleetCrowd;
import gg.tiketi.capacity.InMemoryTrafficBook;
import gg.tiketi.capacity.MinuteSample;
import gg.tiketi.capacity.fleet.InMemoryScalingBook;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.queue.QueueMode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is there, as the fleet's leader sees it. */
class FleetCrowdTest {
  private final LittleSite site = new LittleSite();
  private final InMemoryTrafficBook book = new InMemoryTrafficBook();
  private final FleetCrowd crowd = new FleetCrowd(book, new InMemoryScalingBook((topic, facts) -> {}), site.tiketi,
      OptionalDouble::empty, site.clock);

  @AfterEach
  void close() {
    site.close();
  }

  private void seen(EventId event, int minute, String source, int concurrent, int queued) {
    book.note(
        List.of(new MinuteSample(event, VirtualClock.START.plusSeconds(minute * 60L), source, concurrent, queued, 0,
            0, 2)));
  }

  @Test
  void who_was_there_a_minute_ago_has_not_gone_while_instances_have_yet_to_tell() {
    var event = site.event(QueueMode.OFF, 2);
    seen(event, 0, "a", 700, 0);
    seen(event, 0, "b", 800, 0);
    site.clock.pass(Duration.ofSeconds(63));
    seen(event, 1, "a", 710, 0);
    assertThat(crowd.get().orElseThrow().users()).isEqualTo(1_500);
    site.clock.pass(Duration.ofSeconds(57));
    seen(event, 2, "a", 10, 0);
    assertThat(crowd.get().orElseThrow().users()).as("b has told nothing for a whole minute").isEqualTo(710);
  }

  @Test
  void no_more_people_are_of_use_than_seats_can_serve() {
    var event = site.event(QueueMode.OFF, 2);
    seen(event, 0, "a", 700, 60_000);
    var there = crowd.get().orElseThrow().events().get(event);
    assertThat(there.demand()).isEqualTo(60_700);
    assertThat(there.useful()).hasValue(7_500);
    assertThat(there.over()).isFalse();
  }

  @Test
  void while_a_line_cannot_be_read_nobody_knows_who_is_there() {
    var event = site.event(QueueMode.AUTO, 2);
    site.queue.settle(site.clock.instant());
    site.come(event, 5);
    site.queue.tick(site.clock.instant());
    seen(event, 0, "line", 2, 3);
    assertThat(crowd.get().orElseThrow().demand()).isEqualTo(5);
    site.isAway = true;
    assertThat(crowd.get()).isEmpty();
  }
}
