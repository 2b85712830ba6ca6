package gg.tiketi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.catalog.EventChanged;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

  @Test
  void what_this_instance_numbered_is_sent_to_the_others_and_nothing_else() {
    var sent = new ArrayList<Long>();
    var sender = new FeedReader(feed, clock,
        commits -> commits.forEach(commit -> sent.add(commit.position())));
    commit(2);
    feed.number(1);
    sender.read();
    assertThat(sent).containsExactly(1L, 2L);
    commit(1);
    feed.number(1);
    sender.read();
    assertThat(sent).hasSize(2);
  }

  @Test
  void a_commit_that_was_sent_is_heard_without_the_store_once() {
    reader.listen(listener);
    commit(2);
    feed.number(2);
    var commits = feed.after(0, 2);
    assertThat(reader.follow(commits)).isTrue();
    assertThat(reader.follow(commits)).isTrue();
    assertThat(reader.read()).isZero();
    assertThat(heard).containsExactly(1L, 2L);
  }

  @Test
  void behind_a_gap_nothing_is_heard_until_it_is_filled() {
    reader.listen(listener);
    commit(3);
    feed.number(3);
    assertThat(reader.follow(feed.after(1, 2))).isFalse();
    assertThat(heard).isEmpty();
    reader.read();
    assertThat(heard).containsExactly(1L, 2L, 3L);
    assertThat(interruptions).isZero();
  }

  /** Laws L1 and L2: whatever becomes of what is sent, everybody hears every commit once and in order. */
  @Property(tries = 200)
  void L1_L2_lossRepetitionAndReorderingChangeNothing(@ForAll long seed) {
    new FeedReaderTest().playWithMessages(new Random(seed));
  }

  private void playWithMessages(Random chance) {
    var onTheWay = new ArrayList<List<Published>>();
    var sender = new FeedReader(feed, clock, onTheWay::add);
    reader.listen(listener);
    for (int step = 0; step < 100; step++) {
      switch (chance.nextInt(6)) {
        case 0 -> commit(1 + chance.nextInt(3));
        case 1, 2 -> sender.read();
        case 3 -> reader.read();
        default -> anyOf(onTheWay, chance).ifPresent(reader::follow);
      }
    }
    sender.read();
    reader.read();
    assertThat(heard).isEqualTo(LongStream.rangeClosed(1, feed.head()).boxed().toList());
    assertThat(interruptions).isZero();
  }

  /** Any message, in any order; some arrive again, some never. */
  private static Optional<List<Published>> anyOf(List<List<Published>> messages, Random chance) {
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    int index = chance.nextInt(messages.size());
    return Optional.of(chance.nextInt(3) == 0 ? messages.get(index) : messages.remove(index));
  }

  private void commit(int count) {
    for (int i = 0; i < count; i++) {
      feed.record(Optional.empty(), List.of(new EventChanged(new EventId(new UUID(0, i)))));
    }
  }
}
