package gg.tiketi.capacity.forecast;

/**
 * What a policy expects of an event, and what to make of it.
 *
 * @param forecast what it expects
 * @param instances how many that wants, within the bounds of the fleet
 * @param usefulUsers how many it is of use to serve at once, as much as is left to sell
 */
public record SaleForecast(DemandForecast forecast, int instances, double usefulUsers) {}
