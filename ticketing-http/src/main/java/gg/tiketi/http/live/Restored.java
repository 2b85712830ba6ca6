package gg.tiketi.http.live;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a returning person gets back.
 *
 * @param eventId the event whose topic was joined last
 * @param seatEventId the event whose seats were looked at last
 * @param selectedSeats the seats marked there
 * @param holds what the person holds and has not paid
 * @param places the person's places in waiting rooms
 */
public record Restored(@Nullable String eventId, @Nullable String seatEventId, List<String> selectedSeats,
    List<Hold> holds, List<String> places) {
  public Restored {
    selectedSeats = List.copyOf(selectedSeats);
    holds = List.copyOf(holds);
    places = List.copyOf(places);
  }

  /** A hold that is not paid. */
  public record Hold(String reservationId, String eventId, OffsetDateTime expiresAt) {}
}
