package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.DomainEvent;

/** A plan was made, approved or ended. */
public record PlanChanged(PlanId plan, PlanState state) implements DomainEvent {}
