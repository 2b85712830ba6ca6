package gg.tiketi.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a wait may take, from the rate at which a line was called lately, and when to ask again. */
final class WaitEstimate {
  /** Per second, before there is a measured rate. */
  private static final double FIRST_RATE = 50;
  /** As if so many calls had been counted, before any were. */
  private static final long FIRST_CALLS = 25;
  /** So many standard deviations around the logarithm of the likely wait hold four of five; found by simulation (law W20). */
  private static final double FOUR_OF_FIVE = 1.17;
  private static final Duration SHORTEST_POLL = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(60);

  private WaitEstimate() {}

  /**
   * When who stands at this position may be called. Calls come as places become free, one independently of the other, so that
   * {@code n} of them take a time of relative deviation 1/√n: those that were counted, and those that still have to come.
   */
  static QueueView.Wait of(long position, Optional<LineMirror.Pace> measured, Instant opensAt, Instant now) {
    var pace = measured.orElse(new LineMirror.Pace(FIRST_RATE, FIRST_CALLS));
    double likely = position / pace.perSecond();
    double spread = Math.exp(FOUR_OF_FIVE * Math.sqrt(1.0 / pace.calls() + 1.0 / position));
    var before = now.isBefore(opensAt) ? Duration.between(now, opensAt) : Duration.ZERO;
    return new QueueView.Wait(before.plus(Duration.ofSeconds((long) (likely / spread))), before.plus(seconds(likely)),
        before.plus(seconds(likely * spread)));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofSeconds((long) Math.ceil(seconds));
  }

  /** A tenth of what is left, within a minute; often when it is soon. */
  static Duration pollAfter(Duration wait) {
    if (wait.compareTo(SOON) < 0) {
      return SHORTEST_POLL.plusSeconds(wait.toSeconds() / 20);
    }
    var tenth = wait.dividedBy(10);
    return tenth.compareTo(LONGEST_POLL) < 0 ? tenth : LONGEST_POLL;
  }
}
