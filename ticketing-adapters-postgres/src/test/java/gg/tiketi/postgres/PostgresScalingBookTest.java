package gg.tiketi.postgres;

import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.fleet.ScalingBookContract;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plans and actions in PostgreSQL. */
class PostgresScalingBookTest extends ScalingBookContract {
  @RegisterExtension
  final OwnDatabase database = new OwnDatabase();

  @Override
  protected ScalingBook book() {
    return new PostgresScalingBook(database.get());
  }

  @Override
  protected EventId event() {
    return new EventId(UUID.randomUUID());
  }

  @Override
  protected List<DomainEvent> told() {
    var feed = new PostgresEventFeed(database.get());
    feed.number(1_000);
    return feed.after(0, 1_000).stream().flatMap(commit -> commit.facts().stream()).toList();
  }
}
