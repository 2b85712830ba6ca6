package gg.tiketi.catalog;

/**
 * A block of equal rows at one price.
 *
 * @param name short and unique in its layout, part of every seat's label
 * @param price of one seat, in minor units of the event's currency
 * @param startRow the number printed on the first row
 */
public record Section(String name, int rows, int seatsPerRow, long price, int startRow) {
  public Section {
    if (name.isBlank() || rows < 1 || seatsPerRow < 1 || price < 0 || startRow < 1) {
      throw new IllegalArgumentException("section " + name + " " + rows + "×" + seatsPerRow + " at " + price);
    }
  }

  public int seats() {
    return Math.multiplyExact(rows, seatsPerRow);
  }
}
