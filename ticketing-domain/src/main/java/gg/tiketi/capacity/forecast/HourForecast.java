package gg.tiketi.capacity.forecast;

import java.time.Instant;

/**
 * How many people are expected at once within an hour.
 *
 * @param from when it begins
 * @param users the most of them at once
 * @param quantiles how many there may be, and how likely
 * @param hours on how many past hours it rests
 * @param because why, in one sentence for people
 */
public record HourForecast(Instant from, double users, Quantiles quantiles, int hours, String because) {}
