package gg.tiketi.capacity;

import gg.tiketi.kernel.EventId;

/**
 * What one source sees of an event at this moment.
 *
 * @param source an instance that counts its own visitors, or the event's line, which all instances see alike
 * @param concurrent how many people are inside
 * @param queued how many wait
 * @param arrived how many ever came, as far as the source counts them; 0 if it does not
 * @param admitted how many were ever let in, in the same way
 */
public record Crowd(EventId event, String source, int concurrent, int queued, long arrived, long admitted) {
  /** The source of what is seen of lines. */
  public static final String LINE = "line";
}
