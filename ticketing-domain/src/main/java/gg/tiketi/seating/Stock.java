package gg.tiketi.seating;

import gg.tiketi.kernel.TicketTypeId;

/**
 * The stock of one ticket type (law S5).
 *
 * @param held in holds that are not yet paid
 * @param version strictly increases with each change
 */
public record Stock(TicketTypeId ticketTypeId, int held, int sold, int total, long version) {
  public Stock {
    if (held < 0 || sold < 0 || (long) held + sold > total) {
      throw new IllegalStateException(
          "stock of " + ticketTypeId + ": " + held + " held, " + sold + " sold of " + total);
    }
  }

  public int available() {
    return total - held - sold;
  }
}
