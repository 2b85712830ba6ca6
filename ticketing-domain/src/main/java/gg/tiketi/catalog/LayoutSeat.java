package gg.tiketi.catalog;

import java.util.Set;

/**
 * One seat of a layout.
 *
 * @param index its place in layout order, from 0; as text it is the seat's id
 * @param price in minor units of the event's currency
 */
public record LayoutSeat(int index, String section, int rowNumber, int seatNumber, long price,
    Set<SeatFeature> features) {
  /** {@code SECTION-ROW-SEAT}, as printed on the ticket. */
  public String label() {
    return section + "-" + rowNumber + "-" + seatNumber;
  }
}
