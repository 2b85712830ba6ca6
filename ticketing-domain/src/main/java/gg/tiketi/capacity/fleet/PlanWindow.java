package gg.tiketi.capacity.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a plan counts.
 *
 * @param opensAt the opening that it is made for
 * @param startsAt from when its instances are wanted, inclusive
 * @param releasesAtLatest until when at the latest, exclusive
 */
public record PlanWindow(Instant opensAt, Instant startsAt, Instant releasesAtLatest) {
  /** Instances are asked for at least so long before the opening (law C5). */
  public static final Duration LEAST_LEAD = Duration.ofMinutes(30);
  /** Nothing is taken away from so long before the opening until the release (law C4). */
  public static final Duration FREEZE = Duration.ofMinutes(45);
  /** A plan stays for at least so long after the opening. */
  public static final Duration LEAST_STAY = Duration.ofMinutes(30);
  /** And for so long at the most. */
  public static final Duration LONGEST_STAY = Duration.ofHours(4);
  /** What instances need besides their launch: to warm up, and for a launch that fails and is repeated. */
  private static final Duration AFTER_THE_LAUNCH = Duration.ofMinutes(10);
  /** Scheduled actions come up to two minutes late, and a new leader needs one. */
  private static final Duration LATENESS = Duration.ofMinutes(2);
  private static final double SLOW_LAUNCH = 0.95;

  public PlanWindow {
    if (!startsAt.isBefore(releasesAtLatest)) {
      throw new IllegalArgumentException("a plan starts before it ends: " + startsAt + ", " + releasesAtLatest);
    }
  }

  /**
   * The window of a plan that is made now. What is decided at this moment does not see it yet, so it begins only when that
   * is carried out for certain ({@link Reconciler#SETTLED}).
   */
  public static PlanWindow before(Instant opensAt, Duration lead, Instant now) {
    return new PlanWindow(opensAt, opensAt.minus(lead), opensAt.plus(LONGEST_STAY)).notBefore(now);
  }

  /** The same, beginning at the earliest when everything that is decided now is carried out. */
  PlanWindow notBefore(Instant now) {
    var earliest = now.plus(Reconciler.SETTLED);
    var starts = startsAt.isBefore(earliest) ? earliest : startsAt;
    return new PlanWindow(opensAt, starts,
        starts.isBefore(releasesAtLatest) ? releasesAtLatest : starts.plusSeconds(1));
  }

  /** The same from where another one of the same opening began. */
  PlanWindow since(PlanWindow former) {
    return former.startsAt().isBefore(startsAt)
        ? new PlanWindow(opensAt, former.startsAt(), releasesAtLatest)
        : this;
  }

  /** How long before the opening instances are asked for, given how long launches took: by the 95th percentile. */
  public static Duration lead(List<Duration> launches) {
    var sorted = launches.stream().sorted().toList();
    var slow = sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.ceil(sorted.size() * SLOW_LAUNCH) - 1).plus(AFTER_THE_LAUNCH);
    return (slow.compareTo(LEAST_LEAD) > 0 ? slow : LEAST_LEAD).plus(LATENESS);
  }
}
