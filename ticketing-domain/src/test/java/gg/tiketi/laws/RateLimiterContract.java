package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.kernel.RateLimiter.Exhausted;
import gg.tiketi.kernel.RateLimiter.Taken;
import gg.tiketi.kernel.RateLimiter.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws of {@link RateLimiter}, written once and proved over every adapter. */
public abstract class RateLimiterContract {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final RateLimit FIVE = new RateLimit("five", 5, WINDOW);
  private static final RateLimit THREE = new RateLimit("three", 3, Duration.ofHours(1));

  private final int rounds;
  private final VirtualClock clock = new VirtualClock();

  /**
   * Laws of an adapter.
   *
   * @param rounds how many rounds a race and a random history last in a quick run
   */
  protected RateLimiterContract(int rounds) {
    this.rounds = rounds;
  }

  /** A limiter that counts nothing yet. */
  protected abstract RateLimiter limiter();

  @Test
  public void as_many_as_the_limit_and_not_one_more() {
    var limiter = limiter();
    for (int i = 0; i < FIVE.most(); i++) {
      assertThat(take(limiter, FIVE, "a")).isEqualTo(new Taken(clock.instant()));
      clock.pass(Duration.ofSeconds(2));
    }
    assertThat(take(limiter, FIVE, "a")).isEqualTo(new Exhausted(Duration.ofSeconds(50)));
  }

  @Test
  public void the_wait_is_neither_too_short_nor_too_long() {
    var limiter = limiter();
    exhaust(limiter, FIVE, "a");
    var wait = refused(take(limiter, FIVE, "a"));
    clock.pass(wait.minusMillis(1));
    assertThat(take(limiter, FIVE, "a")).isEqualTo(new Exhausted(Duration.ofMillis(1)));
    clock.pass(Duration.ofMillis(1));
    assertThat(take(limiter, FIVE, "a")).isInstanceOf(Taken.class);
  }

  @Test
  public void a_refused_try_does_not_count() {
    var limiter = limiter();
    exhaust(limiter, FIVE, "a");
    for (int second = 1; second < WINDOW.toSeconds(); second++) {
      clock.pass(Duration.ofSeconds(1));
      assertThat(take(limiter, FIVE, "a")).isInstanceOf(Exhausted.class);
    }
    clock.pass(Duration.ofSeconds(1));
    exhaust(limiter, FIVE, "a");
  }

  @Test
  public void no_window_has_more_wherever_it_begins() {
    for (int round = 0; round < rounds / 10; round++) {
      var limiter = limiter();
      var chance = new Random(round);
      var taken = new ArrayList<Instant>();
      for (int step = 0; step < 60; step++) {
        var now = clock.pass(Duration.ofMillis(chance.nextInt(chance.nextBoolean() ? 3_000 : 30_000)));
        long inWindow = taken.stream().filter(at -> at.isAfter(now.minus(WINDOW))).count();
        var verdict = take(limiter, FIVE, "a");
        assertThat(verdict instanceof Taken).as("seed " + round + " step " + step).isEqualTo(inWindow < FIVE.most());
        if (verdict instanceof Taken(var at)) {
          taken.add(at);
        }
        if (!taken.isEmpty() && chance.nextInt(4) == 0) {
          limiter.giveBack(FIVE, "a", new Taken(taken.remove(chance.nextInt(taken.size()))));
        }
      }
    }
  }

  @Test
  public void what_is_given_back_was_never_taken() {
    var limiter = limiter();
    for (int i = 0; i < 3 * FIVE.most(); i++) {
      limiter.giveBack(FIVE, "a", taken(take(limiter, FIVE, "a")));
    }
    exhaust(limiter, FIVE, "a");
    assertThat(take(limiter, FIVE, "a")).isInstanceOf(Exhausted.class);
  }

  @Test
  public void one_take_is_given_back_once() {
    var limiter = limiter();
    var first = taken(take(limiter, FIVE, "a"));
    clock.pass(Duration.ofSeconds(1));
    for (int i = 1; i < FIVE.most(); i++) {
      take(limiter, FIVE, "a");
    }
    limiter.giveBack(FIVE, "a", first);
    limiter.giveBack(FIVE, "a", first);
    limiter.giveBack(FIVE, "stranger", first);
    assertThat(take(limiter, FIVE, "a")).isInstanceOf(Taken.class);
    assertThat(take(limiter, FIVE, "a")).isEqualTo(new Exhausted(WINDOW));
  }

  @Test
  public void nobody_pays_for_another_subject_or_limit() {
    var limiter = limiter();
    exhaust(limiter, FIVE, "a");
    exhaust(limiter, FIVE, "b");
    exhaust(limiter, THREE, "a");
    assertThat(take(limiter, FIVE, "c")).isInstanceOf(Taken.class);
    clock.pass(WINDOW);
    assertThat(take(limiter, FIVE, "a")).isInstanceOf(Taken.class);
    assertThat(take(limiter, THREE, "a")).isEqualTo(new Exhausted(THREE.window().minus(WINDOW)));
  }

  @Test
  public void any_text_names_a_subject() {
    var limiter = limiter();
    for (var subject : List.of("2001:db8::/64", "{x}", "{x}:", "김민지@example.org", "a b\tc", "y".repeat(254),
        "y".repeat(255))) {
      exhaust(limiter, FIVE, subject);
      assertThat(take(limiter, FIVE, subject)).as(subject).isInstanceOf(Exhausted.class);
    }
  }

  @Test
  public void many_hands_at_once_get_no_more_than_one() {
    for (int round = 0; round < rounds / 5; round++) {
      var limiter = limiter();
      clock.pass(WINDOW);
      var verdicts = Race.of(IntStream.range(0, 12).<Callable<Verdict>>mapToObj(i -> () -> take(limiter, FIVE, "a"))
          .toList());
      assertThat(verdicts).filteredOn(Taken.class::isInstance).hasSize(FIVE.most());
    }
  }

  @Test
  public void a_clock_that_is_a_little_behind_opens_nothing() {
    var limiter = limiter();
    var now = clock.instant();
    exhaust(limiter, FIVE, "a");
    assertThat(limiter.take(FIVE, "a", now.minusSeconds(10))).isInstanceOf(Exhausted.class);
    clock.pass(WINDOW);
    var late = taken(limiter.take(FIVE, "a", clock.instant()));
    assertThat(limiter.take(FIVE, "a", clock.instant().minusSeconds(10))).isEqualTo(late);
  }

  @Test
  public void a_clock_that_was_set_back_locks_nobody_out() {
    var limiter = limiter();
    var now = clock.instant();
    exhaust(limiter, FIVE, "a");
    assertThat(refused(limiter.take(FIVE, "a", now.minus(WINDOW)))).isLessThanOrEqualTo(WINDOW);
    var before = now.minus(WINDOW).minusMillis(1);
    assertThat(limiter.take(FIVE, "a", before)).isEqualTo(new Taken(before));
  }

  private void exhaust(RateLimiter limiter, RateLimit limit, String subject) {
    for (int i = 0; i < limit.most(); i++) {
      assertThat(take(limiter, limit, subject)).isInstanceOf(Taken.class);
    }
  }

  private Verdict take(RateLimiter limiter, RateLimit limit, String subject) {
    return limiter.take(limit, subject, clock.instant());
  }

  private static Taken taken(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Taken.class);
    return (Taken) verdict;
  }

  private static Duration refused(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Exhausted.class);
    return ((Exhausted) verdict).forHowLong();
  }
}
