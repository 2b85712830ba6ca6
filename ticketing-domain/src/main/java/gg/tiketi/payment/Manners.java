package gg.tiketi.payment;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How the simulated provider behaves.
 *
 * @param minDelay the shortest time to a decision
 * @param maxDelay the longest time to a decision
 * @param failRate the share of charges that are declined, 0 to 1
 * @param silentRate the share of calls that are carried out but never answered, 0 to 1
 * @param patience how long the seller waits for an answer before the outcome counts as unknown
 */
public record Manners(Duration minDelay, Duration maxDelay, double failRate, double silentRate, Duration patience) {
  public static final Duration PATIENCE = Duration.ofSeconds(3);
  /** Decides at once and takes everything. */
  public static final Manners PROMPT = new Manners(Duration.ZERO, Duration.ZERO, 0, 0, PATIENCE);

  public Manners {
    if (minDelay.isNegative() || maxDelay.compareTo(minDelay) < 0) {
      throw new IllegalArgumentException("a delay from " + minDelay + " to " + maxDelay);
    }
    if (!isShare(failRate) || !isShare(silentRate)) {
      throw new IllegalArgumentException("rates lie between 0 and 1: " + failRate + ", " + silentRate);
    }
  }

  Duration delay(RandomGenerator chance) {
    return minDelay.plusMillis(chance.nextLong(maxDelay.minus(minDelay).toMillis() + 1));
  }

  private static boolean isShare(double rate) {
    return rate >= 0 && rate <= 1;
  }
}
