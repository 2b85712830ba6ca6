package gg.tiketi.capacity.backtest;

import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.forecast.DemandForecast;

/**
 * One policy before one past show.
 *
 * @param show which one
 * @param forecast what the policy said
 * @param need how many instances the show's peak wanted
 * @param planned how many the forecast would have brought
 */
public record Score(Show show, DemandForecast forecast, int need, int planned) {
  /** How many instances were too few. */
  public int missing() {
    return Math.max(0, need - planned);
  }

  /** How many instances were too many. */
  public int idle() {
    return Math.max(0, planned - need);
  }
}
