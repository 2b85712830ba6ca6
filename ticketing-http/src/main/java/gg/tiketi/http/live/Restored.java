package gg.tiketi.http.live;

import gg.tiketi.queue.QueueView.State;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a returning person gets back.
 *
 * @param eventId the event whose topic was joined last
 * @param queueEventId the event whose line was watched last
 * @param seatEventId the event whose seats were looked at last
 * @param selectedSeats the seats marked there
 * @param holds what the person holds and has not paid
 * @param places the person's places in waiting rooms
 */
public record Restored(@Nullable String eventId, @Nullable String queueEventId, @Nullable String seatEventId,
    List<String> selectedSeats,
    List<Hold> holds, List<Place> places) {
  public Restored {
    selectedSeats = List.copyOf(selectedSeats);
    holds = List.copyOf(holds);
    places = List.copyOf(places);
  }

  /** A place in a line; those who are inside or whose turn it is have no position. */
  public record Place(String eventId, State state, @Nullable Long position) {}

  /** A hold that is not paid. */
  public record Hold(String reservationId, String eventId, OffsetDateTime expiresAt) {}
}
