package gg.tiketi.seating;

import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import java.util.List;

/** Seats of an event changed in one commit. */
public record SeatsChanged(EventId eventId, List<SeatChange> seats) implements DomainEvent {
  public SeatsChanged {
    seats = List.copyOf(seats);
  }
}
