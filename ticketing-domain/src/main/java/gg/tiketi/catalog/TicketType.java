package gg.tiketi.catalog;

import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.TicketTypeId;

/** A counted stock without seats: standing room, a day pass. {@code total} is how many there are in all. */
public record TicketType(TicketTypeId id, EventId eventId, String name, String description, Money price, int total) {
  public static final int MAX_TOTAL = 1_000_000;

  public TicketType {
    if (name.isBlank() || total < 0 || total > MAX_TOTAL || price.amount() < 0) {
      throw new IllegalArgumentException("ticket type " + name + " of " + total + " at " + price);
    }
  }
}
