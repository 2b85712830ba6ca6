package gg.tiketi.queue;

import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;

/** All who waited for an event or were called lost their places. */
public record QueueCleared(EventId eventId) implements DomainEvent {}
