package gg.tiketi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.catalog.EventChanged;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedReaderTest {
  private final InMemoryEventFeed feed = new InMemoryEventFeed();
  private final VirtualClock clock = new VirtualClock();
  private final FeedReader reader = new FeedReader(feed, clock);
  private final List<Long> heard = new ArrayList<>();
  private int interruptions;
  private boolean deaf;

  private final FeedListener listener = new FeedListener() {
    @Override
    public void heard(Published published) {
      if (deaf) {
        throw new IllegalStateException("not now");
      }
      heard.add(published.position());
    }

    @Override
    public void interrupted() {
      interruptions++;
    }
  };

  @Test
  void every_commit_is_heard_in_order() {
    reader.listen(listener);
    commit(3);
    assertThat(reader.read()).isEqualTo(3);
    commit(1_200);
    assertThat(reader.read()).isEqualTo(1_200);
    assertThat(heard).hasSize(1_203).isSorted().doesNotHaveDuplicates();
    assertThat(interruptions).isZero();
  }

  @Test
  void what_a_listener_could_not_hear_is_told_again() {
    reader.listen(listener);
    deaf = true;
    commit(2);
    assertThatThrownBy(reader::read).hasMessage("not now");
    deaf = false;
    reader.read();
    assertThat(heard).containsExactly(1L, 2L);
  }

  @Test
  void who_is_too_far_behind_is_told_even_when_nothing_new_happens() {
    reader.listen(listener);
    commit(5);
    feed.number(5);
    feed.forgetBefore(feed.head() + 1, 100);
    reader.read();
    assertThat(interruptions).isEqualTo(1);
  }

  @Test
  void it_is_fresh_for_as_long_as_it_was_asked() {
    assertThat(reader.isFresh(Duration.ofSeconds(1))).isFalse();
    reader.read();
    clock.pass(Duration.ofSeconds(1));
    assertThat(reader.isFresh(Duration.ofSeconds(1))).isTrue();
    clock.pass(Duration.ofMillis(1));
    assertThat(reader.isFresh(Duration.ofSeconds(1))).isFalse();
  }

  private void commit(int count) {
    for (int i = 0; i < count; i++) {
      feed.record(Optional.empty(), List.of(new EventChanged(new EventId(new UUID(0, i)))));
    }
  }
}
