package gg.tiketi.postgres;

import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import java.util.List;
import java.util.Optional;

/** Where a transaction leaves its facts, to be found in the feed after its commit. */
final class Outbox {
  private Outbox() {}

  /** Leaves one commit's facts about {@code topic}. */
  static void record(Work work, Optional<EventId> topic, DomainEvent... facts) {
    work.update("feed/record").bind("topic", topic.map(EventId::value).orElse(null))
        .bind("facts", FactJson.write(List.of(facts))).execute();
  }
}
