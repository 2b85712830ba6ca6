package gg.tiketi.seating;

import gg.tiketi.kernel.EventId;
import java.util.List;
import java.util.Optional;

/**
 * What somebody looked at last.
 *
 * @param event the event whose topic was joined last
 * @param seatEvent the event whose seats were looked at last
 * @param seats the seats marked there
 * @param queueEvent the event whose line was watched last
 */
public record Selection(Optional<EventId> event, Optional<EventId> seatEvent, List<Integer> seats,
    Optional<EventId> queueEvent) {
  public static final Selection NONE = new Selection(Optional.empty(), Optional.empty(), List.of());

  /** Of somebody who watches no line. */
  public Selection(Optional<EventId> event, Optional<EventId> seatEvent, List<Integer> seats) {
    this(event, seatEvent, seats, Optional.empty());
  }

  /** Copies the list. */
  public Selection {
    seats = List.copyOf(seats);
  }
}
