package gg.tiketi.kernel;

import java.util.List;
import java.util.Optional;

/** Where a store writes the facts of a commit, inside the transaction that makes them true. */
public interface EventSink {
  /** Records one commit's facts about {@code topic}; nothing when there are none. */
  void record(Optional<EventId> topic, List<DomainEvent> facts);
}
