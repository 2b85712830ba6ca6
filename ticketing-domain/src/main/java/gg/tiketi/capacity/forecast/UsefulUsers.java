package gg.tiketi.capacity.forecast;

/**
 * How many people it is of use to serve at once: who comes when everything is sold needs no server to tell so quickly. At most three times
 * as many as baskets can be filled from what is left.
 */
public final class UsefulUsers {
  /** How many seats or tickets one person buys, until it is measured. */
  public static final double MEAN_BASKET = 2;
  private static final double PER_BASKET = 3;

  private UsefulUsers() {}

  /** The most people of use when so much is left. */
  public static double most(long left) {
    return Math.max(0, left) / MEAN_BASKET * PER_BASKET;
  }
}
