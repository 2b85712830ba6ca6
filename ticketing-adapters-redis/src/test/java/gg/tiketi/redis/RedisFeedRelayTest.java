package gg.tiketi.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.tiketi.catalog.EventChanged;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.FeedReader;
import gg.tiketi.kernel.Ids;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.Published;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances and a feed between them, over a Redis that fails. */
class RedisFeedRelayTest {
  /** As good as the store's: facts travel as one line. */
  private static final FactText FACTS = new FactText(
      facts -> facts.stream().map(fact -> ((EventChanged) fact).eventId().toString()).collect(Collectors.joining(",")),
      line -> Stream.of(line.split(",")).map(text -> new EventChanged(new EventId(Ids.parse(text).orElseThrow())))
          .map(DomainEvent.class::cast).toList());

  private final RedisProcess server = RedisProcess.start();
  private final Keyspace keyspace = TestRedis.empty();
  private final InMemoryEventFeed store = new InMemoryEventFeed();
  private final AtomicBoolean alone = new AtomicBoolean();
  private final Instance here = new Instance();
  private final Instance there = new Instance();

  /** One of them. What it misses it reads only when it is told to. */
  private final class Instance implements FeedListener, RedisFeedRelay.Listener {
    private final Redis redis = Redis.open(server.settings());
    private final RedisFeedRelay relay = new RedisFeedRelay(redis, keyspace, UUID.randomUUID().toString(), FACTS,
        alone::get);
    private final FeedReader reader = new FeedReader(store, new VirtualClock(), relay);
    private final List<Published> heard = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger missed = new AtomicInteger();
    private volatile Optional<Thread> listening = Optional.empty();

    Instance() {
      reader.listen(this);
      relay.listen(this);
      await().until(() -> missed.get() > 0);
    }

    @Override
    public void heard(Published published) {
      heard.add(published);
    }

    @Override
    public void interrupted() {
      throw new AssertionError("nothing is ever too old here");
    }

    @Override
    public void heard(List<Published> commits) {
      if (!reader.follow(commits)) {
        missed.incrementAndGet();
      }
    }

    @Override
    public void missed() {
      listening = Optional.of(Thread.currentThread());
      missed.incrementAndGet();
    }

    void close() {
      relay.close();
      redis.close();
    }
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
    server.close();
  }

  @Test
  void it_is_heard_on_a_thread_that_waits_behind_no_crowd_and_keeps_no_process() {
    assertThat(there.listening).hasValueSatisfying(thread -> {
      assertThat(thread.isVirtual()).isFalse();
      assertThat(thread.isDaemon()).isTrue();
    });
  }

  @Test
  void what_one_numbers_the_other_hears_without_reading() {
    commit(3);
    here.reader.read();
    await().until(() -> there.heard.size() == 3);
    assertThat(there.heard).isEqualTo(store.after(0, 3));
    assertThat(here.missed).hasValue(1);
    assertThat(there.missed).hasValue(1);
  }

  @Test
  void a_message_too_long_for_all_only_says_that_there_is_something_to_read() {
    store.record(Optional.empty(), LongStream.range(0, 10_000)
        .<DomainEvent>mapToObj(i -> new EventChanged(new EventId(new UUID(0, i)))).toList());
    here.reader.read();
    await().until(() -> there.missed.get() == 2);
    assertThat(there.heard).isEmpty();
  }

  @Test
  void who_is_alone_sends_nothing() {
    alone.set(true);
    commit(1);
    here.reader.read();
    alone.set(false);
    commit(1);
    here.reader.read();
    // Only the second was sent; it does not follow on anything heard there.
    await().until(() -> there.missed.get() == 2);
    assertThat(there.heard).isEmpty();
  }

  @Test
  void what_nobody_understands_asks_for_a_reading() {
    here.redis.ask(jedis -> jedis.publish(keyspace.channel("feed"), "stranger\nnonsense\n[]"));
    await().until(() -> there.missed.get() == 2);
  }

  @Test
  void after_a_kill_it_listens_again_and_asks_for_a_reading() {
    server.kill();
    commit(2);
    here.reader.read();
    server.restart();
    await().atMost(Duration.ofSeconds(20)).until(() -> there.missed.get() == 2);
    there.reader.read();
    await().atMost(Duration.ofSeconds(20)).until(() -> here.redis.probe());
    commit(1);
    here.reader.read();
    await().until(() -> there.heard.size() == 3);
    assertThat(there.heard).isEqualTo(store.after(0, 3));
  }

  @Test
  void a_connection_that_says_nothing_is_broken_off() {
    server.pause();
    try {
      for (int round = 0; round < 14; round++) {
        there.relay.care();
      }
    } finally {
      server.resume();
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> there.missed.get() >= 2);
  }

  private void commit(int count) {
    for (int i = 0; i < count; i++) {
      store.record(Optional.of(new EventId(new UUID(1, i))), List.of(new EventChanged(new EventId(new UUID(0, i)))));
    }
  }
}
