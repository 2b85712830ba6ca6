package gg.tiketi.capacity.forecast;

/**
 * What a policy expects of a sale.
 *
 * @param policy which one said so
 * @param users how many people to be ready for
 * @param quantiles how many may come, and how likely
 * @param shows how many past shows it rests on; 0 when nothing was known
 * @param because why, in one sentence for people
 * @param coldStart whether nothing at all was known: then it is what the standard fleet carries
 */
public record DemandForecast(String policy, double users, Quantiles quantiles, int shows, String because,
    boolean coldStart) {
  public DemandForecast {
    if (!Double.isFinite(users) || users < 0 || shows < 0 || because.isBlank()) {
      throw new IllegalArgumentException("not a forecast: " + users + " from " + shows + ": " + because);
    }
  }

  /** What is expected from something that is known. */
  public DemandForecast(String policy, double users, Quantiles quantiles, int shows, String because) {
    this(policy, users, quantiles, shows, because, false);
  }

  /** The same, told by another policy that had to fall back on it. */
  DemandForecast saidBy(String other, String why) {
    return new DemandForecast(other, users, quantiles, shows, why + "; " + because, coldStart);
  }
}
