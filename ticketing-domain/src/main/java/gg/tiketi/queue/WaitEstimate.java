package gg.tiketi.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a wait may take, from the rate at which a line was called lately, and when to ask again. */
final class WaitEstimate {
  /** Per second, before there is a measured rate. */
  private static final double FIRST_RATE = 50;
  /** Around the likely wait; the rate of a hall changes as people buy quicker or slower. */
  private static final double EARLIEST = 0.75;
  private static final double LATEST = 1.35;
  private static final Duration SHORTEST_POLL = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(60);

  private WaitEstimate() {}

  static QueueView.Wait of(long position, Optional<Double> measured, Instant opensAt, Instant now) {
    double seconds = position / measured.orElse(FIRST_RATE);
    var before = now.isBefore(opensAt) ? Duration.between(now, opensAt) : Duration.ZERO;
    return new QueueView.Wait(before.plus(seconds(seconds * EARLIEST)), before.plus(seconds(seconds)),
        before.plus(seconds(seconds * LATEST)));
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
