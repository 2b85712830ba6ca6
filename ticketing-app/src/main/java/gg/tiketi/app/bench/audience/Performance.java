package gg.tiketi.app.bench.audience;

import gg.tiketi.app.bench.load.Job;

/**
 * What happens before the eyes of those who came: holds of seats in order.
 *
 * @param job its script wants {@code seatsEach} seats with each request, beginning with {@code firstSeat}
 * @param patienceMillis how long after the last answer somebody may still see it
 */
public record Performance(Job job, int firstSeat, int seatsEach, long patienceMillis) {}
