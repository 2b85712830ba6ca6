package gg.tiketi.http.api;

import gg.tiketi.capacity.TrafficService;
import gg.tiketi.capacity.forecast.ForecastService;

/**
 * What organisers can learn about crowds.
 *
 * @param traffic how many people there were
 * @param forecasts how many are expected
 */
public record Insight(TrafficService traffic, ForecastService forecasts) {}
