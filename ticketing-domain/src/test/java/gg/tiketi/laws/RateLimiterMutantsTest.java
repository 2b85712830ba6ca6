package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.kernel.InMemoryRateLimiter;
import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.kernel.RateLimiter.Exhausted;
import gg.tiketi.kernel.RateLimiter.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A law that no fault can break is not tested: each broken limiter dies by the law it breaks. */
class RateLimiterMutantsTest {
  /**
   * A fault that a law must find.
   *
   * @param fault builds it into a limiter
   * @param proof the law's test
   */
  record BrokenLimiter(String name, UnaryOperator<RateLimiter> fault, Consumer<RateLimiterContract> proof) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<BrokenLimiter> mutants() {
    return Stream.of(
        new BrokenLimiter("one more", taking((real, call) -> real.take(
            new RateLimit(call.limit().name(), call.limit().most() + 1, call.limit().window()), call.subject(),
            call.now())), RateLimiterContract::as_many_as_the_limit_and_not_one_more),
        new BrokenLimiter("waits a second too long", taking((real, call) -> longer(
            real.take(call.limit(), call.subject(), call.now()), Duration.ofSeconds(1))),
            RateLimiterContract::the_wait_is_neither_too_short_nor_too_long),
        new BrokenLimiter("opens a second early", taking((real, call) -> longer(real.take(
            new RateLimit(call.limit().name(), call.limit().most(), call.limit().window().minusSeconds(1)),
            call.subject(), call.now()), Duration.ofSeconds(1))),
            RateLimiterContract::the_wait_is_neither_too_short_nor_too_long),
        new BrokenLimiter("counts tries", countingTries(), RateLimiterContract::a_refused_try_does_not_count),
        new BrokenLimiter("windows begin on the minute", taking((real, call) -> real.take(call.limit(),
            call.subject() + call.now().getEpochSecond() / 60, call.now())),
            RateLimiterContract::no_window_has_more_wherever_it_begins),
        new BrokenLimiter("gives nothing back", givingBack((real, call) -> {}),
            RateLimiterContract::what_is_given_back_was_never_taken),
        new BrokenLimiter("gives back whatever is there", givingBack((real, call) -> {
          for (int second = 0; second < 60; second++) {
            real.giveBack(call.limit(), call.subject(), new Taken(call.now().plusSeconds(second)));
          }
        }), RateLimiterContract::one_take_is_given_back_once),
        new BrokenLimiter("one subject for all", taking((real, call) -> real.take(call.limit(), "all", call.now())),
            RateLimiterContract::nobody_pays_for_another_subject_or_limit),
        new BrokenLimiter("subjects are cut short", taking((real, call) -> real.take(call.limit(),
            call.subject().substring(0, Math.min(1, call.subject().length())), call.now())),
            RateLimiterContract::any_text_names_a_subject),
        new BrokenLimiter("looks first, counts later", lookingFirst(),
            RateLimiterContract::many_hands_at_once_get_no_more_than_one),
        new BrokenLimiter("an earlier clock begins anew", taking((real, call) -> real.take(call.limit(),
            call.now().isBefore(VirtualClock.START) ? "early" : call.subject(), call.now())),
            RateLimiterContract::a_clock_that_is_a_little_behind_opens_nothing),
        new BrokenLimiter("time never goes back", taking((real, call) -> real.take(call.limit(), call.subject(),
            call.now().isBefore(VirtualClock.START) ? VirtualClock.START : call.now())),
            RateLimiterContract::a_clock_that_was_set_back_locks_nobody_out));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void dies(BrokenLimiter mutant) {
    var laws = new RateLimiterContract(100) {
      @Override
      protected RateLimiter limiter() {
        return mutant.fault().apply(new InMemoryRateLimiter(1_000));
      }
    };
    assertThatThrownBy(() -> mutant.proof().accept(laws)).isInstanceOf(AssertionError.class);
  }

  /** What {@code take} or {@code giveBack} was called with. */
  private record Call(RateLimit limit, String subject, Instant now) {}

  @FunctionalInterface
  private interface Take {
    RateLimiter.Verdict call(RateLimiter real, Call call) throws InterruptedException;
  }

  @FunctionalInterface
  private interface GiveBack {
    void call(RateLimiter real, Call call);
  }

  private static UnaryOperator<RateLimiter> taking(Take fault) {
    return limiter -> Faults.broken(RateLimiter.class, limiter, "take", (real, given) -> fault.call(real,
        new Call(given.get(0, RateLimit.class), given.get(1, String.class), given.get(2, Instant.class))));
  }

  private static UnaryOperator<RateLimiter> givingBack(GiveBack fault) {
    return limiter -> Faults.broken(RateLimiter.class, limiter, "giveBack", (real, given) -> {
      fault.call(real, new Call(given.get(0, RateLimit.class), given.get(1, String.class),
          given.get(2, Taken.class).at()));
      return null;
    });
  }

  private static RateLimiter.Verdict longer(RateLimiter.Verdict verdict, Duration more) {
    return verdict instanceof Exhausted(var wait) ? new Exhausted(wait.plus(more)) : verdict;
  }

  /** Whoever is refused once stays refused while the knocking goes on. */
  private static UnaryOperator<RateLimiter> countingTries() {
    return limiter -> {
      var refusedAt = new AtomicReference<>(Instant.EPOCH);
      return taking((real, call) -> {
        var verdict = refusedAt.get().plus(call.limit().window()).isAfter(call.now())
            ? new Exhausted(call.limit().window())
            : real.take(call.limit(), call.subject(), call.now());
        if (verdict instanceof Exhausted) {
          refusedAt.set(call.now());
        }
        return verdict;
      }).apply(limiter);
    };
  }

  /** The first six look before any of them counts, whoever comes first. */
  private static UnaryOperator<RateLimiter> lookingFirst() {
    return limiter -> {
      var looked = new CountDownLatch(6);
      return taking((real, call) -> {
        boolean isEarly = looked.getCount() > 0;
        looked.countDown();
        if (isEarly) {
          looked.await(10, TimeUnit.SECONDS);
          return new Taken(call.now());
        }
        return real.take(call.limit(), call.subject(), call.now());
      }).apply(limiter);
    };
  }
}
