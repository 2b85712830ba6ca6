package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.CrowdsInSight;
import gg.tiketi.capacity.InMemoryTrafficBook;
import gg.tiketi.capacity.MinuteSample;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.TrafficService;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.queue.QueueMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom an instance writes down. */
class CrowdsInSightTest {
  private final LittleSite site = new LittleSite();
  private final InMemoryTrafficBook book = new InMemoryTrafficBook();
  private final TrafficService traffic = new TrafficService(book, site.tiketi.catalog(), SizingRule.DEFAULT);
  private final Map<EventId, Integer> viewers = new HashMap<>();
  private final CrowdsInSight crowds = new CrowdsInSight(site.queue, () -> viewers, "one");

  @AfterEach
  void close() {
    site.close();
  }

  private List<MinuteSample> told(EventId event) {
    crowds.tell(traffic, site.clock.instant());
    return book.samples(event, VirtualClock.START, site.clock.instant().plusSeconds(1));
  }

  @Test
  void of_an_event_with_a_line_the_line_tells_whoever_watches() {
    var event = site.event(QueueMode.AUTO, 2);
    site.queue.settle(site.clock.instant());
    site.come(event, 5);
    site.queue.tick(site.clock.instant());
    viewers.put(event, 90);
    assertThat(told(event)).singleElement().satisfies(sample -> {
      assertThat(sample.source()).isEqualTo("line");
      assertThat(sample.concurrent()).isEqualTo(2);
      assertThat(sample.queued()).isEqualTo(3);
    });
  }

  @Test
  void of_an_event_without_one_those_count_who_watch_it_here() {
    site.queue.settle(site.clock.instant());
    var watched = site.event(QueueMode.OFF, 2);
    var alone = site.event(QueueMode.OFF, 2);
    viewers.put(watched, 90);
    viewers.put(alone, 0);
    assertThat(told(watched)).containsExactly(new MinuteSample(watched, VirtualClock.START, "one", 90, 0, 0, 0, 1));
    assertThat(told(alone)).isEmpty();
  }

  @Test
  void a_line_that_could_not_be_read_lately_leaves_a_hole() {
    var event = site.event(QueueMode.AUTO, 2);
    site.queue.settle(site.clock.instant());
    site.come(event, 5);
    site.queue.tick(site.clock.instant());
    site.clock.pass(Duration.ofSeconds(16));
    assertThat(told(event)).isEmpty();
  }
}
