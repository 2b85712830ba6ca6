package gg.tiketi.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Judges the fleet by how the group really stands (laws C4, C5): what an expected crowd needs is asked for half an hour before the opening
 * and stands at it, or it was told that it does not; and nothing is taken away from 45 minutes before until half an hour after.
 */
final class FleetReferee {
  private static final Duration OLD = Duration.ofMinutes(40);
  private static final Duration ASKED = Duration.ofMinutes(30);
  private static final Duration FREEZE = Duration.ofMinutes(45);
  private static final Duration QUIET = Duration.ofMinutes(15);
  private static final Duration STAYS = Duration.ofMinutes(30);

  private final Findings findings;
  private final Terms terms;
  private final List<Outage> troubles;
  private long expected;
  private int held;
  private boolean toldNotReady;
  private boolean askedJudged;
  private boolean openingJudged;
  private int inServiceAtOpening;

  /**
   * What is judged by.
   *
   * @param launch how long an instance takes to start
   */
  record Terms(Instant opensAt, int usersPerInstance, int min, int max, Duration launch) {}

  FleetReferee(Findings findings, Terms terms, List<Outage> troubles) {
    this.findings = findings;
    this.terms = terms;
    this.troubles = List.copyOf(troubles);
  }

  /** Somebody expects so many people at the opening. */
  void expects(long users, Instant now) {
    if (now.isBefore(terms.opensAt().minus(OLD))) {
      expected = Math.max(expected, users);
    }
  }

  /** It was told that the plan is not ready. */
  void notReady() {
    toldNotReady = true;
  }

  /** How the group stands now; to be told every second. */
  void sees(int min, int desired, int inService, Instant now) {
    var opensAt = terms.opensAt();
    int size = Math.max(min, desired);
    boolean frozen = !now.isBefore(opensAt.minus(FREEZE)) && now.isBefore(opensAt.plus(STAYS));
    if (frozen && size < held) {
      findings.add("C4", "the group shrinks from %d to %d at %s".formatted(held, size, now));
    }
    held = size;
    if (!askedJudged && !now.isBefore(opensAt.minus(ASKED))) {
      askedJudged = true;
      judgeAsked(min);
    }
    if (!openingJudged && !now.isBefore(opensAt)) {
      openingJudged = true;
      inServiceAtOpening = inService;
      judgeOpening(inService);
    }
  }

  private void judgeAsked(int min) {
    boolean excused = troubles.stream().anyMatch(outage -> outage.until().isAfter(terms.opensAt().minus(FREEZE))
        && outage.from().isBefore(terms.opensAt().minus(ASKED)));
    if (min < need() && !excused) {
      findings.add("C5", "half an hour before the opening %d instances are asked for, not %d".formatted(min, need()));
    }
  }

  private void judgeOpening(int inService) {
    boolean excused = unbounded() > terms.max() || troubles.stream().anyMatch(this::isLate);
    if (inService < need() && !excused) {
      findings.add("C5", "%d instances at the opening, %d are needed".formatted(inService, need()));
    }
    if (inService < need() && !toldNotReady) {
      findings.add("C5", "nobody was told that %d instances are not %d".formatted(inService, need()));
    }
  }

  /** Whether it may be seen at the opening: of an instance that died in the time that another one takes to start. */
  private boolean isLate(Outage outage) {
    var calm = terms.opensAt().minus(QUIET);
    return outage.from().isBefore(terms.opensAt()) && outage.until().plus(outage.kind().isMomentary()
        ? terms.launch()
        : Duration.ZERO).isAfter(calm);
  }

  private long unbounded() {
    return (long) Math.ceil((double) expected / terms.usersPerInstance());
  }

  int need() {
    return (int) Math.max(terms.min(), Math.min(terms.max(), unbounded()));
  }

  int inServiceAtOpening() {
    return inServiceAtOpening;
  }
}
