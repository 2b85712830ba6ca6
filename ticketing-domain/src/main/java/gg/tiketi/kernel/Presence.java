package gg.tiketi.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Which instances there are, and how many people watch each event on them. Whoever is silent for {@link #SILENCE} is not there
 * any more. It is for information: nothing that must be right is decided by it.
 */
public interface Presence {
  /** How long a report counts. */
  Duration SILENCE = Duration.ofSeconds(5);

  /**
   * What the other instances see.
   *
   * @param instances how many others there are
   * @param viewers how many people watch each event there; events that nobody watches may be left out
   */
  record Elsewhere(int instances, Map<EventId, Integer> viewers) {
    /** Nobody else, or nobody of whom this instance knows. */
    public static final Elsewhere NOBODY = new Elsewhere(0, Map.of());

    /** Copies the map. */
    public Elsewhere {
      viewers = Map.copyOf(viewers);
    }

    /** How many watch an event there. */
    public int watching(EventId event) {
      return viewers.getOrDefault(event, 0);
    }
  }

  /** Reports what this instance sees, and answers what the others reported. To be called about once a second. */
  Elsewhere report(Map<EventId, Integer> viewers, Instant now);

  /** Says goodbye: this instance counts no more. */
  void leave();
}
