package gg.tiketi.http.route;

import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.kernel.RateLimits;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A rate limit that counts tries for what becomes of them. A try is counted before it is made and uncounted when it turned
 * out otherwise, so that many at once get no further than one after the other.
 *
 * @param subject whose tries
 */
public record Quota(RateLimits limits, RateLimit limit, String subject, Instant now) {
  /** The answer to whoever was there too often. */
  public static Answer refusal(RateLimiter.Exhausted exhausted) {
    return Answer.refused(Problem.of(ProblemCode.RATE_LIMITED).after(exhausted.forHowLong()));
  }

  /**
   * Tries, unless there were too many before.
   *
   * @param counts which results stay counted; a fault never does
   */
  public <R> Answer counting(Predicate<R> counts, Supplier<R> attempt, Function<R, Answer> answer) {
    return switch (limits.take(limit, subject, now)) {
      case RateLimiter.Exhausted exhausted -> refusal(exhausted);
      case RateLimiter.Taken taken -> answer.apply(tried(counts, attempt, taken));
    };
  }

  private <R> R tried(Predicate<R> counts, Supplier<R> attempt, RateLimiter.Taken taken) {
    boolean counted = false;
    try {
      R result = attempt.get();
      counted = counts.test(result);
      return result;
    } finally {
      if (!counted) {
        limits.giveBack(limit, subject, taken);
      }
    }
  }
}
