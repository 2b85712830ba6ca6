package gg.tiketi.seating;

import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.SortedSet;

/**
 * The seats and stocks themselves, one row of truth each. Holding and selling them belongs to reservations; here they are
 * read and managed. Every change records {@link SeatsChanged} or {@link StockChanged} in its transaction.
 */
public interface Seats {
  /** Everything about an event's inventory at one instant; empty lists for an unknown event. */
  InventorySnapshot snapshot(EventId event);

  /** Takes free seats off sale, all or none (law S15); a hold that has run out at {@code now} does not protect a seat. */
  BlockResult block(EventId event, SortedSet<Integer> seats, Instant now);

  /** Puts blocked seats on sale; seats that are not blocked stay as they are. */
  BlockResult unblock(EventId event, SortedSet<Integer> seats, Instant now);

  /**
   * Stores name, description, price and total of a ticket type; prices already frozen in reservations stay. False, and
   * nothing done, when fewer would remain than are sold and held at {@code now}.
   */
  boolean replace(TicketType type, Instant now);
}
