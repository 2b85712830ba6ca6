package gg.tiketi.simulation;

import java.time.Duration;

/**
 * What the people of a crowd are like. Where no source is named a number is assumed, and the report says so.
 *
 * @param bots the part of them that does not stop to think
 * @param abandons the part that gets a hold and does not pay it; half of them give it back (15 to 30 % assumed: the echo of the rush)
 * @param misses the part that has gone away when it is called
 * @param pressesTwice the part that sends a wish twice
 * @param nearBest the part of the picks that goes for the best tenth of what is free
 * @param lastMoment the part that pays in the last two seconds of its hold
 * @param patience how long half of them wait after the opening before they give up
 * @param browsing how long half of them look at the map before they pick
 * @param paying how long half of them take to pay
 */
public record Habits(double bots, double abandons, double misses, double pressesTwice, double nearBest,
    double lastMoment, Duration patience, Duration browsing, Duration paying) {
  /** People as far as anybody knows. */
  public static final Habits DEFAULT = new Habits(.02, .2, .02, .05, .7, .05, Duration.ofMinutes(40),
      Duration.ofSeconds(15), Duration.ofSeconds(45));

  public Habits {
    for (double part : new double[]{bots, abandons, misses, pressesTwice, nearBest, lastMoment}) {
      if (!(part >= 0 && part <= 1)) {
        throw new IllegalArgumentException("a part lies between 0 and 1: " + part);
      }
    }
    if (!patience.isPositive() || !browsing.isPositive() || !paying.isPositive()) {
      throw new IllegalArgumentException("nobody is that quick: " + patience + ", " + browsing + ", " + paying);
    }
  }
}
