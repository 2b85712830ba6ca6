package gg.tiketi.redis;

import gg.tiketi.kernel.InMemoryRateLimiter;
import gg.tiketi.kernel.Presence;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.laws.PresenceContract;
import gg.tiketi.laws.RateLimiterContract;
import gg.tiketi.laws.SelectionsContract;
import gg.tiketi.seating.InMemorySelections;
import gg.tiketi.redis.ScriptMutant.Law;
import gg.tiketi.seating.Selections;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A law that no fault can break is not tested: each broken script dies by the law it breaks. */
class RedisMutantsTest {
  private static final Selections NOTHING_OF_ITS_OWN = new InMemorySelections(0);

  static Stream<ScriptMutant> mutants() {
    return Stream.of(
        new ScriptMutant("one's own viewers are counted", "elseif reports[i] ~= ARGV[1] then", "else",
            presence(PresenceContract::the_others_viewers_are_summed_and_ones_own_are_not_counted)),
        new ScriptMutant("the silent count a moment too long", "tonumber(till) <= tonumber(ARGV[2])",
            "tonumber(till) < tonumber(ARGV[2])",
            presence(PresenceContract::who_is_silent_is_forgotten_and_not_a_moment_sooner)),
        new ScriptMutant("reports have one place for all", "redis.call('hset', KEYS[1], ARGV[1], ",
            "redis.call('hset', KEYS[1], 'all', ",
            presence(PresenceContract::the_others_viewers_are_summed_and_ones_own_are_not_counted)),
        new ScriptMutant("the first report stays", "redis.call('hset', KEYS[1], ARGV[1], ",
            "redis.call('hsetnx', KEYS[1], ARGV[1], ",
            presence(PresenceContract::a_new_report_takes_the_place_of_the_old_one)),
        new ScriptMutant("marks stay when others' seats are opened", "redis.call('hdel', KEYS[1], 'seats')", "",
            selections(SelectionsContract::marks_belong_to_the_seats_that_are_looked_at)),
        new ScriptMutant("marks are dropped when the same seats are opened",
            "if redis.call('hget', KEYS[1], 'seatEvent') ~= ARGV[4] then", "if true then",
            selections(SelectionsContract::marks_belong_to_the_seats_that_are_looked_at)),
        new ScriptMutant("leaving any event forgets the one watched",
            "if redis.call('hget', KEYS[1], 'event') == ARGV[4] then", "if true then",
            selections(SelectionsContract::leaving_forgets_what_is_left_and_nothing_else)),
        new ScriptMutant("leaving any seats forgets those looked at",
            "if redis.call('hget', KEYS[1], 'seatEvent') == ARGV[4] then", "if true then",
            selections(SelectionsContract::leaving_forgets_what_is_left_and_nothing_else)),
        new ScriptMutant("what is over is gone on with", "redis.call('del', KEYS[1])", "",
            selections(SelectionsContract::it_is_kept_for_a_while_after_the_last_change)),
        new ScriptMutant("the last change does not count", "redis.call('hset', KEYS[1], 'until', ARGV[2])",
            "redis.call('hsetnx', KEYS[1], 'until', ARGV[2])",
            selections(SelectionsContract::it_is_kept_for_a_while_after_the_last_change)),
        new ScriptMutant("marks are kept without their event", "'seatEvent', ARGV[4], 'seats', ARGV[5]",
            "'seats', ARGV[5]",
            selections(SelectionsContract::marks_belong_to_the_seats_that_are_looked_at)),
        new ScriptMutant("one more", ">= most", "> most",
            limiter(RateLimiterContract::as_many_as_the_limit_and_not_one_more)),
        new ScriptMutant("the wait is a millisecond too long", "oldest + window - now)", "oldest + window - now + 1)",
            limiter(RateLimiterContract::the_wait_is_neither_too_short_nor_too_long)),
        new ScriptMutant("a refused try counts", "  return -math.min",
            "  redis.call('rpush', KEYS[1], ARGV[1])\n  return -math.min",
            limiter(RateLimiterContract::a_refused_try_does_not_count)),
        new ScriptMutant("everything is forgotten at once", "redis.call('lpop', KEYS[1])", "redis.call('del', KEYS[1])",
            limiter(RateLimiterContract::no_window_has_more_wherever_it_begins)),
        new ScriptMutant("nothing is given back", "return redis.call('lrem', KEYS[1], -1, ARGV[1])", "return 0",
            limiter(RateLimiterContract::what_is_given_back_was_never_taken)),
        new ScriptMutant("whatever is there is given back", "redis.call('lrem', KEYS[1], -1, ARGV[1])",
            "(redis.call('lpop', KEYS[1]) and 1 or 0)", limiter(RateLimiterContract::one_take_is_given_back_once)),
        new ScriptMutant("time goes back", "if newest and newest > now then", "if false then",
            limiter(RateLimiterContract::a_clock_that_is_a_little_behind_opens_nothing)),
        new ScriptMutant("a clock that was set locks out", "if newest and newest > now + window then", "if false then",
            limiter(RateLimiterContract::a_clock_that_was_set_back_locks_nobody_out)));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void dies(ScriptMutant mutant) {
    mutant.dies();
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
