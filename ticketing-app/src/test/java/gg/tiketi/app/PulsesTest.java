package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulsesTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void it_calls_again_and_again() {
    try (var pulses = new Pulses()) {
      pulses.every(Duration.ofMillis(5), "count", () -> counted(false));
      pulses.start();
      await().untilAtomic(calls, greaterThan(10));
    }
  }

  @Test
  void its_threads_wait_behind_no_crowd_and_keep_no_process() throws InterruptedException {
    var threads = new LinkedBlockingQueue<Thread>();
    try (var pulses = new Pulses()) {
      pulses.every(NEVER, "who", () -> !threads.add(Thread.currentThread())).soon();
      pulses.start();
      var thread = threads.take();
      assertThat(thread.isVirtual()).isFalse();
      assertThat(thread.isDaemon()).isTrue();
    }
  }

  @Test
  void it_calls_without_a_pause_while_there_is_more() {
    try (var pulses = new Pulses()) {
      var pulse = pulses.every(NEVER, "count", () -> counted(calls.get() < 49));
      pulses.start();
      pulse.soon();
      await().untilAtomic(calls, is(50));
    }
  }

  @Test
  void a_wish_that_comes_during_a_call_is_not_lost() throws InterruptedException {
    var inside = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    try (var pulses = new Pulses()) {
      var pulse = pulses.every(NEVER, "count", () -> {
        inside.countDown();
        awaitQuietly(leave);
        return counted(false);
      });
      pulses.start();
      pulse.soon();
      inside.await();
      pulse.soon();
      pulse.soon();
      leave.countDown();
      await().untilAtomic(calls, is(2));
    }
    assertThat(calls).hasValue(2);
  }

  @Test
  void a_call_that_fails_is_made_again() {
    try (var pulses = new Pulses()) {
      pulses.every(Duration.ofMillis(5), "fail", () -> {
        counted(false);
        throw new IllegalStateException("on purpose");
      });
      pulses.start();
      await().untilAtomic(calls, greaterThan(3));
    }
  }

  @Test
  void after_the_end_nothing_is_called_and_a_call_under_way_was_waited_for() throws InterruptedException {
    var inside = new CountDownLatch(1);
    var finished = new AtomicBoolean();
    var leave = new CountDownLatch(1);
    var pulses = new Pulses();
    var pulse = pulses.every(NEVER, "slow", () -> {
      inside.countDown();
      awaitQuietly(leave);
      finished.set(true);
      return false;
    });
    pulses.start();
    pulse.soon();
    inside.await();
    var closer = Thread.ofVirtual().start(pulses::close);
    leave.countDown();
    closer.join();
    assertThat(finished).isTrue();
    pulse.soon();
    assertThat(calls).hasValue(0);
  }

  @Test
  void pulses_that_were_never_started_end_at_once() {
    var pulses = new Pulses();
    pulses.every(NEVER, "idle", () -> counted(false));
    pulses.close();
    assertThat(calls).hasValue(0);
  }

  private boolean counted(boolean more) {
    calls.incrementAndGet();
    return more;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
