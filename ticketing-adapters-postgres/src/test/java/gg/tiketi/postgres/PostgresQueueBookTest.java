package gg.tiketi.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.queue.QueueBookContract;
import gg.tiketi.queue.QueueBook;
import gg.tiketi.queue.QueueChanged;
import gg.tiketi.queue.QueueRules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The book in PostgreSQL. */
class PostgresQueueBookTest extends QueueBookContract {
  private static final Instant OPENS = Instant.parse("2026-05-01T00:00:00Z");

  @RegisterExtension
  final OwnDatabase database = new OwnDatabase();

  @Override
  protected QueueBook book() {
    return new PostgresQueueBook(database.get());
  }

  @Override
  protected EventId event() {
    var details = new EventDetails("밤의 노래", "", "가수", "올림픽홀", "서울", "");
    var event = new Event(new EventId(UUID.randomUUID()), details, OPENS.plusSeconds(9_000), ZoneId.of("Asia/Seoul"),
        new SaleWindow(OPENS, OPENS.plusSeconds(3_600)), Currency.getInstance("KRW"), Optional.empty(),
        SaleRules.DEFAULT, OPENS, Optional.empty(), false);
    new PostgresCatalog(database.get()).add(event, List.of());
    return event.id();
  }

  @Test
  void a_decision_is_told_to_everybody() {
    var event = event();
    var feed = new PostgresEventFeed(database.get());
    feed.number(100);
    long before = feed.head();
    book().decide(event, QueueRules.DEFAULT);
    feed.number(100);
    assertThat(feed.after(before, 10)).singleElement()
        .satisfies(commit -> assertThat(commit.facts()).containsExactly(new QueueChanged(event)));
  }
}
