package gg.tiketi.postgres;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.LineEntry;
import gg.tiketi.queue.LinePast.Numbers;
import gg.tiketi.queue.NumberSet;
import gg.tiketi.queue.QueueBook;
import gg.tiketi.queue.QueueChanged;
import gg.tiketi.queue.QueueCleared;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.Turn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The book of waiting rooms in PostgreSQL. */
public final class PostgresQueueBook implements QueueBook {
  private final Database database;

  public PostgresQueueBook(Database database) {
    this.database = database;
  }

  @Override
  public Optional<QueueRules> rules(EventId event) {
    return database.read(work -> work.query("queue/rules").bind("eventId", event.value())
        .map((row, context) -> rules(row)).findOne());
  }

  private static QueueRules rules(ResultSet row) throws SQLException {
    return new QueueRules(Columns.constant(row, "mode", QueueMode.class), count(row, "threshold"),
        count(row, "rate_per_second"), Columns.text(row, "message"),
        Columns.constant(row, "entry_order", QueueRules.Order.class),
        Duration.ofSeconds(row.getInt("pre_queue_seconds")));
  }

  private static OptionalInt count(ResultSet row, String column) throws SQLException {
    int count = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(count);
  }

  @Override
  public void decide(EventId event, QueueRules rules) {
    database.inTransaction(work -> {
      int changed = work.update("queue/decide").bind("eventId", event.value()).bind("mode", rules.mode().name())
          .bind("threshold", boxed(rules.threshold())).bind("ratePerSecond", boxed(rules.ratePerSecond()))
          .bind("message", rules.message().orElse(null)).bind("order", rules.order().name())
          .bind("preQueueSeconds", rules.preQueue().toSeconds()).execute();
      Outbox.record(work, Optional.of(event), new QueueChanged(event));
      return changed;
    });
  }

  @Override
  public void cleared(EventId event) {
    database.inTransaction(work -> {
      Outbox.record(work, Optional.of(event), new QueueCleared(event));
      return event;
    });
  }

  private static @Nullable Integer boxed(OptionalInt count) {
    return count.isPresent() ? count.getAsInt() : null;
  }

  @Override
  public int epoch(EventId event) {
    return database.read(work -> epoch(work, event));
  }

  private static int epoch(Work work, EventId event) {
    return work.query("queue/epoch").bind("eventId", event.value()).mapTo(Integer.class).findOne().orElse(0);
  }

  @Override
  public int beginEpoch(EventId event, int seen) {
    return database.inTransaction(work -> {
      work.update("queue/begin-epoch").bind("eventId", event.value()).bind("seen", seen).execute();
      return epoch(work, event);
    });
  }

  @Override
  public void admit(EventId event, Turn turn, AccountId account, Instant now) {
    database.inTransaction(work -> work.update("queue/admit").bind("eventId", event.value())
        .bind("epoch", turn.epoch()).bind("number", turn.number()).bind("accountId", account.value()).bind("now", now)
        .execute());
  }

  @Override
  public void keep(EventId event, Checkpoint checkpoint) {
    var numbers = checkpoint.numbers();
    database.inTransaction(work -> work.update("queue/keep").bind("eventId", event.value())
        .bind("epoch", checkpoint.epoch()).bind("version", checkpoint.version()).bind("tail", checkpoint.tail())
        .bind("head", checkpoint.head()).bind("left", numbers.left().toBytes())
        .bind("claimed", numbers.claimed().toBytes()).bind("ended", numbers.ended().toBytes()).execute());
  }

  @Override
  public Optional<Checkpoint> kept(EventId event) {
    return database.read(work -> work.query("queue/kept").bind("eventId", event.value())
        .map((row, context) -> new Checkpoint(row.getInt("kept_epoch"), row.getLong("version"), row.getLong("tail"),
            row.getLong("head"), new Numbers(NumberSet.of(row.getBytes("left_bits")),
                NumberSet.of(row.getBytes("claimed_bits")), NumberSet.of(row.getBytes("ended_bits")))))
        .findOne());
  }

  @Override
  public List<Admitted> admittedSince(EventId event, Instant since) {
    return database.read(work -> work.query("queue/admitted-since").bind("eventId", event.value()).bind("since", since)
        .map((row, context) -> new Admitted(new AccountId(Columns.uuid(row, "account_id")), row.getLong("number"),
            Columns.instant(row, "admitted_at")))
        .list());
  }

  @Override
  public void append(EventId event, int epoch, List<LineEntry> entries) {
    database.inTransaction(work -> {
      work.query("queue/lock").bind("eventId", event.value()).mapTo(UUID.class).findOne();
      var last = last(work, event, epoch);
      var fresh = entries.stream().filter(entry -> entry.index() > last.entry()).toList();
      return fresh.isEmpty() ? 0 : append(work, event, epoch, fresh, last);
    });
  }

  private static int append(Work work, EventId event, int epoch, List<LineEntry> entries, Last last) {
    var hashes = new ArrayList<String>();
    for (var entry : entries) {
      hashes.add(QueueLogHash.of(hashes.isEmpty() ? last.hash() : hashes.getLast(), event, epoch, entry));
    }
    return work.update("queue/append").bind("eventId", event.value()).bind("epoch", epoch)
        .bindArray("entries", Long.class, entries.stream().map(LineEntry::index).toList())
        .bindArray("times", Long.class, entries.stream().map(QueueLogHash::micros).toList())
        .bindArray("kinds", String.class, entries.stream().map(entry -> entry.kind().name()).toList())
        .bindArray("firsts", Long.class, entries.stream().map(LineEntry::first).toList())
        .bindArray("lasts", Long.class, entries.stream().map(LineEntry::last).toList())
        .bindArray("accounts", UUID.class,
            entries.stream().map(entry -> entry.account().map(AccountId::value).orElse(null)).toList())
        .bindArray("hashes", String.class, hashes).execute();
  }

  @Override
  public long logged(EventId event, int epoch) {
    return database.read(work -> last(work, event, epoch)).entry();
  }

  /** The newest entry. */
  private record Last(long entry, String hash) {}

  private static Last last(Work work, EventId event, int epoch) {
    return work.query("queue/last-entry").bind("eventId", event.value()).bind("epoch", epoch)
        .map((row, context) -> new Last(row.getLong("entry"), HexFormat.of().formatHex(row.getBytes("hash")))).findOne()
        .orElse(new Last(0, ""));
  }
}
