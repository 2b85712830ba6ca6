package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.SizingRule;

/**
 * What a policy expects of an event, and what to make of it.
 *
 * @param forecast what it expects
 * @param instances how many that wants, within the bounds of the fleet
 * @param usefulUsers how many it is of use to serve at once, as much as is left to sell
 */
public record SaleForecast(DemandForecast forecast, int instances, double usefulUsers) {
  /** A forecast for a sale of which so much is left. */
  public static SaleForecast of(DemandForecast forecast, long left, SizingRule rule) {
    return new SaleForecast(forecast, rule.instances(forecast.users()),
        Math.min(forecast.users(), UsefulUsers.most(left)));
  }

  /**
   * How many people a plan is made for: those whom seats can serve. Only the average and a sale of which nothing is known are planned
   * for in whole, so that they keep to what they promise.
   */
  public double plannedUsers() {
    boolean whole = forecast.coldStart() || forecast.policy().equals(SimpleAverage.ID);
    return whole ? forecast.users() : usefulUsers;
  }
}
