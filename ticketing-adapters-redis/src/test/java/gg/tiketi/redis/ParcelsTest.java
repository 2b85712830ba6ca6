package gg.tiketi.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** Calls that go to Redis together. */
class ParcelsTest {
  private static final int CALLERS = 100;
  private static final int MOST = 32;

  private final Redis redis = TestRedis.open();
  private final Keyspace keyspace = TestRedis.empty();
  private final Messengers messengers = new Messengers(1);
  private final Door door = new Door();
  private final Parcels parcels = new Parcels(messengers, door, MOST);
  private final Script take = Script.load("limiter/take", UnaryOperator.identity());

  @AfterEach
  void close() {
    messengers.close();
    redis.close();
  }

  @Test
  void everybody_gets_the_answer_to_their_own_call() throws Exception {
    var answers = together(() -> {});
    for (int i = 0; i < CALLERS; i++) {
      assertThat(answers.get(i).get()).isEqualTo((long) i);
    }
    // The first went alone; the others in as few parcels as they fit in, and each looked into its own answer.
    assertThat(door.asked.get()).isEqualTo(1 + Math.ceilDiv(CALLERS - 1, MOST) + CALLERS - 1);
  }

  @Test
  void a_server_that_forgot_the_script_learns_it_again() throws Exception {
    var answers = together(() -> redis.ask(UnifiedJedis::scriptFlush));
    for (int i = 0; i < CALLERS; i++) {
      assertThat(answers.get(i).get()).isEqualTo((long) i);
    }
  }

  @Test
  void who_asks_what_cannot_be_done_fails_alone() throws Exception {
    var answers = together(() -> redis.ask(jedis -> jedis.set(key(50), "not a list")));
    assertThatThrownBy(answers.get(50)::get).hasRootCauseInstanceOf(JedisDataException.class);
    assertThat(answers.get(49).get()).isEqualTo(49L);
    assertThat(answers.get(51).get()).isEqualTo(51L);
  }

  @Test
  void a_lost_parcel_is_lost_for_all_in_it_and_nobody_waits() throws Exception {
    var answers = together(() -> door.broken.set(new RedisAway("gone", null)));
    assertThat(answers.getFirst().get()).isEqualTo(0L);
    for (var answer : answers.subList(1, CALLERS)) {
      assertThatThrownBy(answer::get).hasCauseInstanceOf(RedisAway.class);
    }
  }

  /** All call while the first one is on its way; before it comes back, something happens. */
  private List<Future<@Nullable Object>> together(Runnable meanwhile) {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var threads = new ConcurrentLinkedQueue<Thread>();
      var answers = new ArrayList<Future<@Nullable Object>>();
      IntStream.range(0, CALLERS).forEach(i -> {
        answers.add(callers.submit(() -> {
          threads.add(Thread.currentThread());
          return parcels.ask(take.of(List.of(key(i)), List.of(String.valueOf(i), "1000", "5")));
        }));
        if (i == 0) {
          await().until(() -> door.asked.get() == 1);
        }
      });
      await().until(() -> threads.size() == CALLERS
          && threads.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
      meanwhile.run();
      door.open.countDown();
      return answers;
    }
  }

  private String key(int caller) {
    return keyspace.key("caller-" + caller, "taken");
  }

  /** The way to Redis, which the first one finds closed. */
  private final class Door implements Parcels.Wire {
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<@Nullable RedisAway> broken = new AtomicReference<>();

    @Override
    public <R extends @Nullable Object> R ask(Function<UnifiedJedis, R> question) {
      boolean first = asked.incrementAndGet() == 1;
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      var away = broken.get();
      if (!first && away != null) {
        throw away;
      }
      return redis.ask(question);
    }
  }
}
