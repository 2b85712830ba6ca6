package gg.tiketi.capacity.fleet;

import gg.tiketi.capacity.SizingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is done about a crowd that nobody planned for, on top of the plans: more instances while many wait or the instances are
 * busy, one less when neither has been so for a while; after each change some rest. Growth stops where what is left to sell
 * can serve no more people.
 *
 * @param crowded more people waiting than this add {@link #forCrowded}
 * @param flooded more than this add {@link #forFlooded}
 * @param quiet fewer than this let one go
 * @param busy instances busier than this add one
 * @param idle and only instances idler than this let one go
 * @param hurry how long a reason to grow must last
 * @param patience how long a reason to shrink must last
 * @param rest how long nothing changes after a change
 */
public record ReactiveRules(long crowded, int forCrowded, long flooded, int forFlooded, long quiet, double busy,
    double idle, Duration hurry, Duration patience, Duration rest) {
  /** The rules of the product. */
  public static final ReactiveRules DEFAULT = new ReactiveRules(5_000, 2, 20_000, 5, 1_000, 0.7, 0.3,
      Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(5));

  /**
   * How the group stands when the rules are asked.
   *
   * @param held how many instances it would keep
   * @param floor how many the plans want
   */
  record Standing(int held, int floor) {}

  /** What the rules make of the people who are there now; who they are may be unknown. */
  ReactiveState step(ReactiveState was, Optional<Crowd> crowd, Standing standing, SizingRule sizing, Instant now) {
    return crowd.map(seen -> {
      var noted = was.note(seen, this, now);
      return noted.reactedAt().isPresent() && noted.reactedAt().get().plus(rest).isAfter(now)
          ? noted
          : react(noted, seen, standing, sizing, now);
    }).orElseGet(was::blind);
  }

  private ReactiveState react(ReactiveState noted, Crowd crowd, Standing standing, SizingRule sizing, Instant now) {
    int more = more(noted, now);
    int wanted = Math.min(standing.held() + more, mostUseful(crowd, sizing));
    if (more > 0 && wanted > Math.max(standing.held(), noted.level())) {
      return noted.react(wanted, now);
    }
    boolean mayShrink = more == 0 && noted.level() > 0 && !noted.isOutage(now);
    return mayShrink && isQuiet(noted, crowd, now) ? noted.react(less(noted.level(), standing.floor()), now) : noted;
  }

  private int more(ReactiveState noted, Instant now) {
    if (lasts(noted.floodedSince(), hurry, now)) {
      return forFlooded;
    }
    if (lasts(noted.crowdedSince(), hurry, now)) {
      return forCrowded;
    }
    return lasts(noted.busySince(), hurry, now) ? 1 : 0;
  }

  private static int mostUseful(Crowd crowd, SizingRule sizing) {
    return sizing.instances((double) crowd.usefulDemand());
  }

  private boolean isQuiet(ReactiveState noted, Crowd crowd, Instant now) {
    return lasts(noted.quietSince(), patience, now)
        && (crowd.cpu().isEmpty() || lasts(noted.idleSince(), patience, now));
  }

  /** One less; what the plans want anyway is nothing of ours. */
  private static int less(int level, int floor) {
    return level - 1 > floor ? level - 1 : 0;
  }

  private static boolean lasts(Optional<Instant> since, Duration time, Instant now) {
    return since.isPresent() && !since.get().plus(time).isAfter(now);
  }
}
