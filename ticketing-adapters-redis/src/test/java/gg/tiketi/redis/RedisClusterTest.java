package gg.tiketi.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.InMemoryRateLimiter;
import gg.tiketi.kernel.Published;
import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter.Exhausted;
import gg.tiketi.kernel.RateLimiter.Taken;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.laws.queue.LineAdapter;
import gg.tiketi.laws.queue.WaitingLineContract;
import gg.tiketi.queue.LinePast;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.Place;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.Turn;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.seating.InMemorySelections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything that instances share, once each, on a Redis Cluster of three nodes. */
class RedisClusterTest {
  private static final EventId SHOW = new EventId(new UUID(0, 1));

  private static RedisCluster cluster;
  private static Redis here;
  private static Redis there;
  private final Keyspace keyspace = TestRedis.empty();
  private final VirtualClock clock = new VirtualClock();

  @BeforeAll
  static void start() {
    cluster = RedisCluster.start();
    here = Redis.open(cluster.settings());
    there = Redis.open(cluster.settings());
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
    cluster.close();
  }

  @Test
  void the_installation_is_known() {
    var id = UUID.randomUUID();
    assertThat(new RedisInstallation(here).create(id)).isEqualTo(id);
    assertThat(new RedisInstallation(there).id()).contains(id);
    assertThat(here.probe()).isTrue();
  }

  @Test
  void limits_are_counted_over_all_instances_whatever_node_a_subject_lies_on() {
    var limit = new RateLimit("two", 2, Duration.ofMinutes(1));
    var one = new RedisRateLimiter(here, keyspace, new InMemoryRateLimiter(1_000));
    var other = new RedisRateLimiter(there, keyspace, new InMemoryRateLimiter(1_000));
    for (int subject = 0; subject < 30; subject++) {
      var name = "subject-" + subject;
      assertThat(one.take(limit, name, clock.instant())).isInstanceOf(Taken.class);
      assertThat(other.take(limit, name, clock.instant())).isInstanceOf(Taken.class);
      assertThat(one.take(limit, name, clock.instant())).isInstanceOf(Exhausted.class);
      other.giveBack(limit, name, new Taken(clock.instant()));
      assertThat(one.take(limit, name, clock.instant())).isInstanceOf(Taken.class);
    }
  }

  @Test
  void what_was_chosen_there_is_found_here() {
    for (int person = 0; person < 30; person++) {
      var account = new AccountId(new UUID(1, person));
      new RedisSelections(there, keyspace, new InMemorySelections(1)).marked(account, SHOW, List.of(person),
          clock.instant());
      assertThat(new RedisSelections(here, keyspace, new InMemorySelections(1)).of(account, clock.instant()).seats())
          .containsExactly(person);
    }
  }

  @Test
  void viewers_there_are_counted_here() {
    new RedisPresence(there, keyspace, "there").report(Map.of(SHOW, 5), clock.instant());
    assertThat(new RedisPresence(here, keyspace, "here").report(Map.of(), clock.instant()).watching(SHOW)).isEqualTo(5);
  }

  /** The laws themselves are proved on one Redis; here it is about keys that must lie on one node, each line's on its own. */
  @Test
  void lines_keep_their_laws_whatever_node_they_lie_on() {
    var lines = new WaitingLineContract(new LineAdapter("redis cluster", 3, 20,
        () -> new RedisWaitingLine(here, TestRedis.empty(), LineAdapter.SILENCE))) {};
    lines.W1_aCrowdAtOnceGetsEachNumberOnce();
    lines.W1_numbersThatWereKeptStayKeptInANewLife();
    lines.W3_whoCameFirstIsCalledNoLater();
    lines.W6_nobodyIsLostOrCountedTwice();
    lines.W13_aMirrorThatMissedVeryMuchReadsEverything();
    lines.W16_ticketHoldersKeepTheirOrderInANewLife();
    lines.W16_nobodyLosesAnythingWhileTheStoreIsAway();
    lines.W18_whatHappensToOneEventChangesNothingOfAnother();
  }

  @Test
  void a_line_begun_there_is_gone_on_with_here() {
    var begins = new RedisWaitingLine(there, keyspace);
    var goesOn = new RedisWaitingLine(here, keyspace);
    var terms = new LineTerms(QueueMode.FORCED_ON, clock.instant(), OptionalInt.empty(), LineTerms.Times.DEFAULT);
    for (int show = 0; show < 30; show++) {
      var event = new EventId(new UUID(2, show));
      var known = new WaitingLine.Known(1, 0);
      begins.open(event, 1, 0, LinePast.none(), clock.instant());
      begins.check(event, known, WaitingLine.Visitor.of(new AccountId(new UUID(3, 1))), terms, clock.instant());
      assertThat(goesOn.check(event, known, WaitingLine.Visitor.of(new AccountId(new UUID(3, 2))), terms,
          clock.instant())).isEqualTo(new WaitingLine.Done<Place>(new Place.Waiting(new Turn(1, 2))));
    }
  }

  @Test
  void commits_sent_there_are_heard_here_on_whatever_node() {
    var facts = new FactText(list -> "-", line -> List.of());
    var commits = List.of(new Published(1, Optional.of(SHOW), 1, List.of()));
    try (var sender = new RedisFeedRelay(there, keyspace, "there", facts, () -> false);
        var receiver = new RedisFeedRelay(here, keyspace, "here", facts, () -> false)) {
      var heard = Collections.synchronizedList(new ArrayList<Published>());
      var listening = new CountDownLatch(1);
      receiver.listen(new RedisFeedRelay.Listener() {
        @Override
        public void heard(List<Published> sent) {
          heard.addAll(sent);
        }

        @Override
        public void missed() {
          listening.countDown();
        }
      });
      await().until(() -> listening.getCount() == 0);
      sender.send(commits);
      await().until(() -> !heard.isEmpty());
      assertThat(heard).isEqualTo(commits);
    }
  }
}
