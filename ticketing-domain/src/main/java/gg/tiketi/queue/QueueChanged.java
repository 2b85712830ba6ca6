package gg.tiketi.queue;

import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;

/** The rules of an event's waiting room changed, or it was cleared. */
public record QueueChanged(EventId eventId) implements DomainEvent {}
