package gg.tiketi.http.shape;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date and time as a client sent it. Without an offset it means the wall clock of the event's zone, which only the
 * caller knows.
 */
public record SentTime(LocalDateTime wallClock, @Nullable ZoneOffset offset) {
  /** The instant meant, where the event's zone is this one. */
  public Instant in(ZoneId zone) {
    return offset == null ? wallClock.atZone(zone).toInstant() : wallClock.toInstant(offset);
  }
}
