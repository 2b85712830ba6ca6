package gg.tiketi.capacity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a past sale taught.
 *
 * @param event which one, in the words of whoever recorded it
 * @param artist as announced; empty when nobody is named
 * @param opensAt when its sale opened
 * @param zone in which people read that time
 * @param stock how many seats or tickets there were, if that is known
 * @param registered how many had asked to be reminded of the opening, if that is known
 * @param curve what was recorded of it
 */
public record Show(String event, String artist, Instant opensAt, ZoneId zone, OptionalLong stock,
    OptionalInt registered, DemandCurve curve) {
  /** When everything that its curve can show had happened: a forecast made earlier must not know it (law C8). */
  public Instant knownAt() {
    return opensAt.plus(DemandCurve.AFTER);
  }
}
