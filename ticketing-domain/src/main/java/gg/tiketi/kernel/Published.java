package gg.tiketi.kernel;

import java.util.List;
import java.util.Optional;

/**
 * The facts of one commit about one topic.
 *
 * @param position the place in the feed over all topics: dense, in an order in which no earlier commit is missing
 * @param topic the event the facts are about, or empty for facts about accounts
 * @param version how many commits changed this topic so far, this one included; 0 without a topic
 * @param facts what happened, never empty
 */
public record Published(long position, Optional<EventId> topic, long version, List<DomainEvent> facts) {
  public Published {
    facts = List.copyOf(facts);
  }
}
