package gg.tiketi.seating;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What people were looking at, for those who come back, on whatever instance. A convenience: it is forgotten {@link #KEPT} after
 * the last change, sooner when there are too many or the store loses it. Each verb is atomic, so that two tabs of one person
 * leave what one of them left.
 */
public interface Selections {
  /** How long a selection is kept after its last change. */
  Duration KEPT = Duration.ofMinutes(30);

  /** What this person looked at last. */
  Selection of(AccountId account, Instant now);

  /** The person watches this event. */
  void watched(AccountId account, EventId event, Instant now);

  /** The person watches this event no more; nothing when it was another one. */
  void unwatched(AccountId account, EventId event, Instant now);

  /** The person watches this event's line. */
  void queued(AccountId account, EventId event, Instant now);

  /** The person watches this event's line no more; nothing when it was another one. */
  void unqueued(AccountId account, EventId event, Instant now);

  /** The person looks at this event's seats; seats marked elsewhere are forgotten. */
  void opened(AccountId account, EventId event, Instant now);

  /** The person looks at this event's seats no more; nothing when it was another one. */
  void closed(AccountId account, EventId event, Instant now);

  /** The person marked these seats and no others. */
  void marked(AccountId account, EventId event, List<Integer> seats, Instant now);
}
