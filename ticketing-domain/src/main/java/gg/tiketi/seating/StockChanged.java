package gg.tiketi.seating;

import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;

/** The stock of a ticket type changed. */
public record StockChanged(EventId eventId, Stock stock) implements DomainEvent {}
