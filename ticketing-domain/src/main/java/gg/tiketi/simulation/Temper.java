package gg.tiketi.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What one person is like, drawn from the habits of the crowd.
 *
 * @param bot does not stop to think
 * @param basket how many seats are wanted: 1 to 4, 2.2 in the mean
 * @param misses is not there when called
 * @param pressesTwice sends each wish twice
 * @param nearBest goes for the best
 * @param leaves how the person leaves the first hold
 * @param patience how long to wait after the opening
 * @param browsing how long to look at the map
 * @param lingering how long to look out for seats that come back
 * @param paying how long it takes to pay
 */
record Temper(boolean bot, int basket, boolean misses, boolean pressesTwice, boolean nearBest, Leaving leaves,
    Duration patience, Duration browsing, Duration lingering, Duration paying) {
  private static final double[] BASKETS = {.25, .70, .85, 1};
  private static final double SPREAD = .7;
  private static final Duration NO_TIME = Duration.ofMillis(200);
  private static final Duration LINGERS = Duration.ofMinutes(3);

  /** What becomes of a person's first hold. */
  enum Leaving {
    PAYS, PAYS_AT_THE_LAST_MOMENT, GIVES_BACK, GOES_AWAY
  }

  static Temper of(Habits habits, RandomGenerator chance) {
    boolean bot = chance.nextDouble() < habits.bots();
    double size = chance.nextDouble();
    int basket = 1;
    while (BASKETS[basket - 1] < size) {
      basket++;
    }
    boolean misses = chance.nextDouble() < habits.misses();
    boolean pressesTwice = chance.nextDouble() < habits.pressesTwice();
    boolean nearBest = chance.nextDouble() < habits.nearBest();
    var leaving = leaving(habits, chance.nextDouble());
    return new Temper(bot, basket, misses, pressesTwice, nearBest, leaving, about(habits.patience(), chance),
        bot ? NO_TIME : about(habits.browsing(), chance), about(LINGERS, chance),
        bot ? NO_TIME : about(habits.paying(), chance));
  }

  private static Leaving leaving(Habits habits, double part) {
    if (part < habits.abandons()) {
      return part < habits.abandons() / 2 ? Leaving.GIVES_BACK : Leaving.GOES_AWAY;
    }
    return part < habits.abandons() + habits.lastMoment() ? Leaving.PAYS_AT_THE_LAST_MOMENT : Leaving.PAYS;
  }

  /** A time that is longer in half of the cases: log-normal. */
  private static Duration about(Duration median, RandomGenerator chance) {
    return Duration.ofMillis(Math.round(median.toMillis() * Math.exp(SPREAD * chance.nextGaussian())));
  }
}
