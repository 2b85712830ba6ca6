package gg.tiketi.http.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Instants as people at the venue read them. */
final class Times {
  /** Where a time belongs to no event. */
  static final ZoneId HOME = ZoneId.of("Asia/Seoul");

  private Times() {}

  static OffsetDateTime in(ZoneId zone, Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
