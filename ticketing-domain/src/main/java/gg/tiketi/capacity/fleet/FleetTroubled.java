package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.DomainEvent;
import java.time.Instant;

/** For five minutes nothing could be asked of the keeper of the group; told once until it answers again. */
public record FleetTroubled(Instant since, String code) implements DomainEvent {}
