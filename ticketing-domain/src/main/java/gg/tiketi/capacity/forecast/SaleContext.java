package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandCurve;
import gg.tiketi.capacity.Show;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of a sale that is to come.
 *
 * @param artist as announced; empty when nobody is named
 * @param opensAt when it opens
 * @param zone in which people read that time
 * @param stock how many seats or tickets there are, if that is known
 * @param registered how many asked to be reminded of the opening, if that is known
 * @param soFar what was recorded of it already, such as the people who wait for the opening
 */
public record SaleContext(String artist, Instant opensAt, ZoneId zone, OptionalLong stock, OptionalInt registered,
    DemandCurve soFar) {
  /** A past show as it stood before it opened, known as far as an instant. */
  public static SaleContext before(Show show, Instant asOf) {
    return new SaleContext(show.artist(), show.opensAt(), show.zone(), show.stock(), show.registered(),
        show.curve().until(DemandCurve.offset(show.opensAt(), asOf)));
  }
}
