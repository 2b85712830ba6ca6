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
 */
public record Selection(Optional<EventId> event, Optional<EventId> seatEvent, List<Integer> seats) {
  public static final Selection NONE = new Selection(Optional.empty(), Optional.empty(), List.of());

  /** Copies the list. */
  public Selection {
    seats = List.copyOf(seats);
  }
}
