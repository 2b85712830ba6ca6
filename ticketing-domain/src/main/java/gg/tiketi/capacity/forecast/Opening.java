package gg.tiketi.capacity.forecast;

import java.time.Instant;

/**
 * A sale that opens, and how many people are expected of it.
 *
 * @param title of the event
 * @param opensAt when
 * @param users how many at once
 */
public record Opening(String title, Instant opensAt, double users) {}
