package gg.tiketi.catalog;

import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;

/** An event was made, changed, cancelled or hidden, or its status or ticket types changed: what is cached of it is stale. */
public record EventChanged(EventId eventId) implements DomainEvent {}
