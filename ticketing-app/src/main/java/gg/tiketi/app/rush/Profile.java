package gg.tiketi.app.rush;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What kind of crowd it is.
 *
 * @param people how many buyers there are
 * @param arrival within how long after the opening they all arrive, evenly
 * @param limit the most seats a person may have; baskets are 1 to this, a basket of k as likely as k, which makes a
 *   mean of 3 for a limit of 4
 * @param abandonShare how many of them hold seats and never pay
 * @param lastMomentShare how many start to pay only in the last two seconds of their hold
 * @param pressTwiceShare how many press each button twice
 * @param bestTenthShare how many picks are made in the best tenth of the seats
 * @param minThink the shortest time between two steps of a person
 * @param maxThink the longest
 */
public record Profile(
    int people,
    Duration arrival,
    int limit,
    double abandonShare,
    double lastMomentShare,
    double pressTwiceShare,
    double bestTenthShare,
    Duration minThink,
    Duration maxThink) {

  /** Refuses times that run backwards. */
  public Profile {
    if (minThink.isNegative() || minThink.compareTo(maxThink) > 0) {
      throw new IllegalArgumentException("between steps " + minThink + " to " + maxThink);
    }
  }

  /** The crowd of a dome's opening, of a given size. */
  public static Profile dome(int people, Duration arrival, int limit) {
    return new Profile(people, arrival, limit, 0.10, 0.05, 0.05, 0.70, Duration.ofMillis(200), Duration.ofSeconds(2));
  }

  /** The same crowd, quicker or slower. */
  Profile thinking(Duration shortest, Duration longest) {
    return new Profile(people, arrival, limit, abandonShare, lastMomentShare, pressTwiceShare, bestTenthShare, shortest,
        longest);
  }

  /** One person's habits. */
  Habits habits(SplittableRandom chance) {
    double kind = chance.nextDouble();
    return new Habits(basket(chance), arrival.multipliedBy(chance.nextInt(1_000)).dividedBy(1_000),
        kind < abandonShare, kind >= abandonShare && kind < abandonShare + lastMomentShare,
        chance.nextDouble() < pressTwiceShare);
  }

  private int basket(SplittableRandom chance) {
    int drawn = chance.nextInt(limit * (limit + 1) / 2);
    int basket = 1;
    for (int below = basket; drawn >= below; below += basket) {
      basket++;
    }
    return basket;
  }

  /** The time between two steps. */
  Duration think(SplittableRandom chance) {
    return Duration.ofMillis(chance.nextLong(minThink.toMillis(), maxThink.toMillis() + 1));
  }

  /**
   * What one person does and does not do.
   *
   * @param basket how many seats they want
   * @param arrival how long after the opening they come
   * @param abandons whether they never pay
   * @param lastMoment whether they pay in the last two seconds of the hold
   * @param pressesTwice whether each of their calls is made twice at once
   */
  record Habits(int basket, Duration arrival, boolean abandons, boolean lastMoment, boolean pressesTwice) {}
}
