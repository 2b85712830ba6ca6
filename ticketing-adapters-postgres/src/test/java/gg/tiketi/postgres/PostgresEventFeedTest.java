package gg.tiketi.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.catalog.EventChanged;
import gg.tiketi.identity.AccountChanged;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresEventFeedTest {
  private static TestDatabase server;

  private Database database;
  private PostgresEventFeed feed;

  @BeforeAll
  static void make() {
    server = TestDatabase.create();
  }

  @AfterAll
  static void drop() {
    server.close();
  }

  @BeforeEach
  void open() {
    database = server.open();
    feed = new PostgresEventFeed(database);
    while (feed.number(1_000) > 0) {
      // Numbers what an earlier test left behind.
    }
  }

  @org.junit.jupiter.api.AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_was_rolled_back_is_never_heard() {
    long head = feed.head();
    try {
      database.inTransactionOnce(work -> {
        record(work, event());
        throw new IllegalArgumentException("no");
      });
    } catch (IllegalArgumentException expected) {
      // This is the rollback.
    }
    assertThat(feed.number(10)).isZero();
    assertThat(feed.head()).isEqualTo(head);
  }

  @Test
  void a_commit_that_is_late_is_heard_although_a_later_one_was_numbered_before() throws Exception {
    long head = feed.head();
    var late = event();
    var early = event();
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> slow = threads.submit(() -> database.inTransactionOnce(work -> {
        record(work, late);
        begun.countDown();
        return await(goOn);
      }));
      assertThat(await(begun)).isTrue();
      database.inTransaction(work -> record(work, early));
      assertThat(feed.number(10)).isEqualTo(1);
      goOn.countDown();
      assertThat(slow.get()).isTrue();
    }
    assertThat(feed.number(10)).isEqualTo(1);
    assertThat(feed.after(head, 10)).extracting(Published::topic)
        .containsExactly(Optional.of(early), Optional.of(late));
    assertThat(feed.after(head, 10)).extracting(Published::position).containsExactly(head + 1, head + 2);
  }

  @Test
  void facts_without_a_topic_have_version_0() {
    long head = feed.head();
    var account = new AccountId(UUID.randomUUID());
    database.inTransaction(work -> {
      Outbox.record(work, Optional.empty(), new AccountChanged(account));
      return true;
    });
    feed.number(10);
    assertThat(feed.after(head, 10))
        .containsExactly(new Published(head + 1, Optional.empty(), 0, List.of(new AccountChanged(account))));
  }

  @Test
  void positions_are_dense_and_versions_count_each_topic_while_eight_commit_and_four_number() throws Exception {
    long head = feed.head();
    var topics = List.of(event(), event(), event());
    var committed = new ConcurrentHashMap<EventId, Integer>();
    var writing = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Future<?>>();
      for (int i = 0; i < 8; i++) {
        int writer = i;
        writers.add(threads.submit(() -> {
          for (int j = 0; j < 100; j++) {
            var topic = topics.get((writer + j) % topics.size());
            database.inTransaction(work -> record(work, topic));
            committed.merge(topic, 1, Integer::sum);
          }
        }));
      }
      var numberers = new ArrayList<Future<?>>();
      for (int i = 0; i < 4; i++) {
        numberers.add(threads.submit(() -> {
          while (writing.get()) {
            feed.number(7);
          }
        }));
      }
      for (var writer : writers) {
        writer.get(60, TimeUnit.SECONDS);
      }
      writing.set(false);
      for (var numberer : numberers) {
        numberer.get(60, TimeUnit.SECONDS);
      }
    }
    while (feed.number(50) > 0) {
      // Numbers the rest.
    }
    var heard = feed.after(head, 10_000);
    assertThat(heard).extracting(Published::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(head + 1, head + 800).boxed().toList());
    var versions = new HashMap<EventId, Long>();
    for (var published : heard) {
      long version = versions.merge(published.topic().orElseThrow(), 1L, Long::sum);
      assertThat(published.version()).isEqualTo(version);
    }
    committed.forEach((topic, count) -> assertThat(versions.get(topic)).isEqualTo(count.longValue()));
  }

  @Test
  void forgetting_keeps_what_is_at_the_position_and_after_it() {
    var topic = event();
    for (int i = 0; i < 5; i++) {
      database.inTransaction(work -> record(work, topic));
    }
    feed.number(10);
    long head = feed.head();
    while (feed.forgetBefore(head - 1, 2) > 0) {
      // In steps, as the pulse does.
    }
    assertThat(feed.after(0, 100)).extracting(Published::position).containsExactly(head - 1, head);
    feed.forgetBefore(head + 1, 10);
    assertThat(feed.after(0, 100)).extracting(Published::position).containsExactly(head);
  }

  private static boolean record(Work work, EventId topic) {
    Outbox.record(work, Optional.of(topic), new EventChanged(topic));
    return true;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static EventId event() {
    return new EventId(UUID.randomUUID());
  }
}
