package gg.tiketi.http.api;

import gg.tiketi.capacity.TrafficService;
import gg.tiketi.capacity.fleet.ScalingService;
import gg.tiketi.capacity.forecast.ForecastService;

/**
 * What organisers can learn about crowds, and what is done about them.
 *
 * @param traffic how many people there were
 * @param forecasts how many are expected
 * @param scaling what is planned and done about it
 */
public record Insight(TrafficService traffic, ForecastService forecasts, ScalingService scaling) {}
