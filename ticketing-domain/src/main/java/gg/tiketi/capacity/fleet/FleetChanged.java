package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.DomainEvent;
import java.util.UUID;

/** The keeper of the group was asked for something; what, stands in the recorded action. */
public record FleetChanged(UUID action) implements DomainEvent {}
