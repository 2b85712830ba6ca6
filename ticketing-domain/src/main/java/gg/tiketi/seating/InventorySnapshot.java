package gg.tiketi.seating;

import java.util.List;

/**
 * All seats and stocks of an event.
 *
 * @param version how many numbered commits of the event are contained for certain; later ones may be, too: the seats' own
 *     versions tell
 * @param seats by index, empty for an event without seats
 */
public record InventorySnapshot(long version, List<SeatChange> seats, List<Stock> stocks) {
  public InventorySnapshot {
    seats = List.copyOf(seats);
    stocks = List.copyOf(stocks);
  }
}
