package gg.tiketi.catalog;

import java.time.Instant;

/** When an event is on sale: from {@code opensAt} inclusive to {@code closesAt} exclusive (law S11). */
public record SaleWindow(Instant opensAt, Instant closesAt) {
  public SaleWindow {
    if (!opensAt.isBefore(closesAt)) {
      throw new IllegalArgumentException("a sale closes after it opens: " + opensAt + ", " + closesAt);
    }
  }

  public boolean contains(Instant now) {
    return !now.isBefore(opensAt) && now.isBefore(closesAt);
  }
}
