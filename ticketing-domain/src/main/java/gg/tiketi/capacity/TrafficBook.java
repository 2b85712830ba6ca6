package gg.tiketi.capacity;

import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Where traffic is kept: minutes for a time, what a show taught for good. */
public interface TrafficBook {
  /**
   * Notes samples. A minute of an event and a source that is there already is looked at again ({@link MinuteSample#and}), so that
   * repeating, splitting or reordering notes changes nothing.
   */
  void note(List<MinuteSample> samples);

  /** What was seen of an event from an instant until another, by minute and source. */
  List<MinuteSample> samples(EventId event, Instant from, Instant until);

  /** What was seen of all events together, minute by minute. */
  List<Minute> minutes(Instant from, Instant until);

  /** The events of which something was seen since an instant. */
  Set<EventId> recordedSince(Instant since);

  /** Forgets minutes before an instant, a limited number of samples; answers how many. */
  int forgetBefore(Instant instant, int limit);

  /** Keeps what a show taught, in the place of what was kept of it before. */
  void learn(EventId event, Show show);

  /** All that was learned, by opening. */
  List<Show> shows();
}
