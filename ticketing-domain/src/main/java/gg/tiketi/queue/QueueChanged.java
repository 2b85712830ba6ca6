package gg.tiketi.queue;

import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;

/** The rules of an event's waiting room changed. */
public record QueueChanged(EventId eventId) implements DomainEvent {}
