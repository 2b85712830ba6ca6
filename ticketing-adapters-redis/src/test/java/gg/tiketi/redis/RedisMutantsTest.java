package gg.tiketi.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.kernel.InMemoryRateLimiter;
import gg.tiketi.kernel.Presence;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.laws.PresenceContract;
import gg.tiketi.laws.RateLimiterContract;
import gg.tiketi.laws.SelectionsContract;
import gg.tiketi.seating.InMemorySelections;
import gg.tiketi.seating.Selections;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A law that no fault can break is not tested: each broken script dies by the law it breaks. */
class RedisMutantsTest {
  private static final Selections NOTHING_OF_ITS_OWN = new InMemorySelections(0);

  /** A script with one thing changed, and the law that must find it. */
  record Mutant(String name, String was, String becomes, Law law) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A law over connections whose scripts are changed. */
  interface Law {
    void prove(Redis redis);
  }

  static Stream<Mutant> mutants() {
    return Stream.of(
        new Mutant("one's own viewers are counted", "elseif reports[i] ~= ARGV[1] then", "else",
            presence(PresenceContract::the_others_viewers_are_summed_and_ones_own_are_not_counted)),
        new Mutant("the silent count a moment too long", "tonumber(till) <= tonumber(ARGV[2])",
            "tonumber(till) < tonumber(ARGV[2])",
            presence(PresenceContract::who_is_silent_is_forgotten_and_not_a_moment_sooner)),
        new Mutant("reports have one place for all", "redis.call('hset', KEYS[1], ARGV[1], ",
            "redis.call('hset', KEYS[1], 'all', ",
            presence(PresenceContract::the_others_viewers_are_summed_and_ones_own_are_not_counted)),
        new Mutant("the first report stays", "redis.call('hset', KEYS[1], ARGV[1], ",
            "redis.call('hsetnx', KEYS[1], ARGV[1], ",
            presence(PresenceContract::a_new_report_takes_the_place_of_the_old_one)),
        new Mutant("marks stay when others' seats are opened", "redis.call('hdel', KEYS[1], 'seats')", "",
            selections(SelectionsContract::marks_belong_to_the_seats_that_are_looked_at)),
        new Mutant("marks are dropped when the same seats are opened",
            "if redis.call('hget', KEYS[1], 'seatEvent') ~= ARGV[4] then", "if true then",
            selections(SelectionsContract::marks_belong_to_the_seats_that_are_looked_at)),
        new Mutant("leaving any event forgets the one watched",
            "if redis.call('hget', KEYS[1], 'event') == ARGV[4] then", "if true then",
            selections(SelectionsContract::leaving_forgets_what_is_left_and_nothing_else)),
        new Mutant("leaving any seats forgets those looked at",
            "if redis.call('hget', KEYS[1], 'seatEvent') == ARGV[4] then", "if true then",
            selections(SelectionsContract::leaving_forgets_what_is_left_and_nothing_else)),
        new Mutant("what is over is gone on with", "redis.call('del', KEYS[1])", "",
            selections(SelectionsContract::it_is_kept_for_a_while_after_the_last_change)),
        new Mutant("the last change does not count", "redis.call('hset', KEYS[1], 'until', ARGV[2])",
            "redis.call('hsetnx', KEYS[1], 'until', ARGV[2])",
            selections(SelectionsContract::it_is_kept_for_a_while_after_the_last_change)),
        new Mutant("marks are kept without their event", "'seatEvent', ARGV[4], 'seats', ARGV[5]", "'seats', ARGV[5]",
            selections(SelectionsContract::marks_belong_to_the_seats_that_are_looked_at)),
        new Mutant("one more", ">= most", "> most",
            limiter(RateLimiterContract::as_many_as_the_limit_and_not_one_more)),
        new Mutant("the wait is a millisecond too long", "oldest + window - now)", "oldest + window - now + 1)",
            limiter(RateLimiterContract::the_wait_is_neither_too_short_nor_too_long)),
        new Mutant("a refused try counts", "  return -math.min",
            "  redis.call('rpush', KEYS[1], ARGV[1])\n  return -math.min",
            limiter(RateLimiterContract::a_refused_try_does_not_count)),
        new Mutant("everything is forgotten at once", "redis.call('lpop', KEYS[1])", "redis.call('del', KEYS[1])",
            limiter(RateLimiterContract::no_window_has_more_wherever_it_begins)),
        new Mutant("nothing is given back", "return redis.call('lrem', KEYS[1], -1, ARGV[1])", "return 0",
            limiter(RateLimiterContract::what_is_given_back_was_never_taken)),
        new Mutant("whatever is there is given back", "redis.call('lrem', KEYS[1], -1, ARGV[1])",
            "(redis.call('lpop', KEYS[1]) and 1 or 0)", limiter(RateLimiterContract::one_take_is_given_back_once)),
        new Mutant("time goes back", "if newest and newest > now then", "if false then",
            limiter(RateLimiterContract::a_clock_that_is_a_little_behind_opens_nothing)),
        new Mutant("a clock that was set locks out", "if newest and newest > now + window then", "if false then",
            limiter(RateLimiterContract::a_clock_that_was_set_back_locks_nobody_out)));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void dies(Mutant mutant) {
    var found = new AtomicBoolean();
    UnaryOperator<String> patch = text -> {
      found.compareAndSet(false, text.contains(mutant.was()));
      return text.replace(mutant.was(), mutant.becomes());
    };
    try (var redis = TestRedis.open(patch)) {
      assertThatThrownBy(() -> mutant.law().prove(redis)).isInstanceOf(AssertionError.class);
      assertThat(found).as("what was to be changed is there").isTrue();
      assertThat(redis.isThere()).as("it died of the law, not of a script that does not run").isTrue();
    }
  }

  private static Law presence(Consumer<PresenceContract> law) {
    return redis -> {
      var keyspace = TestRedis.empty();
      law.accept(new PresenceContract() {
        @Override
        protected Presence instance() {
          return new RedisPresence(redis, keyspace, UUID.randomUUID().toString());
        }
      });
    };
  }

  private static Law selections(Consumer<SelectionsContract> law) {
    return redis -> {
      var keyspace = TestRedis.empty();
      var contract = new SelectionsContract() {
        @Override
        protected Selections instance() {
          return new RedisSelections(redis, keyspace, NOTHING_OF_ITS_OWN);
        }
      };
      contract.meet();
      law.accept(contract);
    };
  }

  private static Law limiter(Consumer<RateLimiterContract> law) {
    return redis -> law.accept(new RateLimiterContract(30) {
      @Override
      protected RateLimiter limiter() {
        return new RedisRateLimiter(redis, TestRedis.empty(), new InMemoryRateLimiter(1_000));
      }
    });
  }
}
