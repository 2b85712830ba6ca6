package gg.tiketi.reservation;

import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.TicketTypeId;

/** One line of a reservation, at the price frozen when it was granted (law S12). */
public sealed interface Item {
  int quantity();

  Money unitPrice();

  default Money subtotal() {
    return unitPrice().times(quantity());
  }

  /** A numbered seat; {@code index} is its place in layout order. */
  record SeatItem(int index, String section, int rowNumber, int seatNumber, Money unitPrice) implements Item {
    @Override
    public int quantity() {
      return 1;
    }

    public String label() {
      return section + "-" + rowNumber + "-" + seatNumber;
    }
  }

  /** A number of tickets of one type; the name as it was when they were granted. */
  record TicketItem(TicketTypeId ticketTypeId, String name, int quantity, Money unitPrice) implements Item {
    public TicketItem {
      if (quantity < 1) {
        throw new IllegalArgumentException("at least one ticket: " + quantity);
      }
    }
  }
}
