package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.DomainEvent;

/**
 * The instances that a plan needs were not all in service when they should have been, ten minutes before the opening or later.
 * Told once for each plan (law C5).
 *
 * @param need how many instances the plans in force take whose openings are no later
 * @param most how many the fleet may have
 * @param inService how many were seen in service; 0 when nobody could look
 */
public record PlanNotReady(PlanId plan, long need, int most, int inService) implements DomainEvent {}
