package gg.tiketi.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.InMemoryRateLimiter;
import gg.tiketi.kernel.Presence;
import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.seating.InMemorySelections;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;

/** What becomes of callers while Redis is dead, stands still, or has lost everything. */
class RedisAwayTest {
  private static final RateLimit THREE = new RateLimit("three", 3, Duration.ofMinutes(1));
  private static final EventId SHOW = new EventId(new UUID(0, 1));
  private static final AccountId PERSON = new AccountId(new UUID(0, 2));

  private final RedisProcess server = RedisProcess.start();
  private final Redis redis = Redis.open(server.settings());
  private final Keyspace keyspace = TestRedis.empty();
  private final VirtualClock clock = new VirtualClock();

  @AfterEach
  void stop() {
    redis.close();
    server.close();
  }

  @Test
  void one_that_stands_still_costs_callers_three_waits_and_then_nothing() {
    assertThat(redis.probe()).isTrue();
    server.pause();
    assertThat(asked()).isEmpty();
    assertThat(asked()).isEmpty();
    assertThat(redis.isThere()).isTrue();
    assertThat(asked()).isEmpty();
    assertThat(redis.isThere()).isFalse();
    // A thousand calls that each waited a quarter of a second would be four minutes.
    assertTimeout(Duration.ofSeconds(20), () -> {
      for (int call = 0; call < 1_000; call++) {
        assertThat(asked()).isEmpty();
      }
    });
    assertThatThrownBy(() -> redis.ask(jedis -> jedis.ping())).isInstanceOf(RedisAway.class);
    assertThat(redis.probe()).isFalse();
    server.resume();
    await().atMost(Duration.ofSeconds(20)).until(redis::probe);
    assertThat(asked()).contains("PONG");
  }

  @Test
  void full_hands_say_nothing_about_the_server() {
    assertThat(redis.probe()).isTrue();
    var taken = Stream.generate(() -> redis.ask(jedis -> ((RedisClient) jedis).getPool().getResource()))
        .limit(Redis.CONNECTIONS).toList();
    for (int call = 0; call < 5; call++) {
      assertThat(asked()).isEmpty();
    }
    assertThatThrownBy(() -> redis.ask(jedis -> jedis.ping())).isInstanceOf(RedisAway.class)
        .hasMessageContaining("taken");
    assertThat(redis.isThere()).isTrue();
    taken.forEach(Connection::close);
    assertThat(asked()).contains("PONG");
  }

  @Test
  void one_that_was_killed_is_found_back() {
    assertThat(redis.probe()).isTrue();
    server.kill();
    for (int call = 0; call < 5; call++) {
      assertThat(asked()).isEmpty();
    }
    assertThat(redis.probe()).isFalse();
    server.restart();
    await().atMost(Duration.ofSeconds(20)).until(redis::probe);
    assertThat(asked()).contains("PONG");
  }

  @Test
  void limits_are_counted_here_neither_open_nor_closed() {
    var limiter = new RedisRateLimiter(redis, keyspace, new InMemoryRateLimiter(1_000));
    for (int i = 0; i < 2; i++) {
      assertThat(limiter.take(THREE, "a", clock.instant())).isInstanceOf(RateLimiter.Taken.class);
    }
    server.kill();
    for (int i = 0; i < THREE.most(); i++) {
      assertThat(limiter.take(THREE, "a", clock.instant())).isInstanceOf(RateLimiter.Taken.class);
    }
    var refused = limiter.take(THREE, "a", clock.instant());
    assertThat(refused).isEqualTo(new RateLimiter.Exhausted(THREE.window()));
    limiter.giveBack(THREE, "a", new RateLimiter.Taken(clock.instant()));
    assertThat(limiter.take(THREE, "a", clock.instant())).isInstanceOf(RateLimiter.Taken.class);
  }

  @Test
  void the_others_are_remembered_for_as_long_as_their_reports_would_count() {
    var here = new RedisPresence(redis, keyspace, "here");
    new RedisPresence(redis, keyspace, "there").report(Map.of(SHOW, 7), clock.instant());
    assertThat(here.report(Map.of(), clock.instant()).watching(SHOW)).isEqualTo(7);
    server.kill();
    assertThat(here.report(Map.of(), clock.pass(Presence.SILENCE.minusMillis(1))).watching(SHOW)).isEqualTo(7);
    assertThat(here.report(Map.of(), clock.pass(Duration.ofMillis(1)))).isEqualTo(Presence.Elsewhere.NOBODY);
  }

  @Test
  void what_was_chosen_on_this_instance_is_still_known() {
    var selections = new RedisSelections(redis, keyspace, new InMemorySelections(10));
    selections.marked(PERSON, SHOW, List.of(1, 2), clock.instant());
    try (var jedis = server.connect()) {
      jedis.flushAll();
    }
    assertThat(selections.of(PERSON, clock.instant()).seats()).containsExactly(1, 2);
    server.kill();
    selections.marked(PERSON, SHOW, List.of(3), clock.instant());
    assertThat(selections.of(PERSON, clock.instant()).seats()).containsExactly(3);
  }

  @Test
  void one_that_lost_its_id_is_given_it_again_and_another_id_stays() {
    var installation = new RedisInstallation(redis);
    var id = UUID.randomUUID();
    assertThat(installation.id()).isEmpty();
    assertThat(installation.create(id)).isEqualTo(id);
    assertThat(installation.create(UUID.randomUUID())).isEqualTo(id);
    try (var jedis = server.connect()) {
      jedis.flushAll();
    }
    installation.restore(id);
    installation.restore(UUID.randomUUID());
    assertThat(installation.id()).contains(id);
  }

  private Optional<String> asked() {
    return redis.tryAsking(jedis -> jedis.ping());
  }
}
