package gg.tiketi.postgres;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.draw.DrawId;
import gg.tiketi.queue.draw.DrawPlan;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.Hash;
import gg.tiketi.queue.draw.Nonce;
import gg.tiketi.queue.draw.Secret;
import gg.tiketi.queue.draw.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Update;

/** The draws in PostgreSQL. Entering shares an advisory lock of the event with other entrants; closing the list takes it alone. */
public final class PostgresDrawBook implements DrawBook {
  private final Database database;

  public PostgresDrawBook(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Kept> current(EventId event) {
    return database.read(work -> current(work, event));
  }

  private static Optional<Kept> current(Work work, EventId event) {
    return work.query("draws/current").bind("eventId", event.value()).map((row, context) -> kept(row)).findOne();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var plan = plan(row);
    if (!plan.hash().equals(hash(row, "plan_hash").orElseThrow())) {
      throw new IllegalStateException("the plan of the draw " + plan.id() + " is not the one that was published");
    }
    int entrants = row.getInt("entrants");
    var closed = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(entrants);
    long before = row.getLong("number_before");
    var numbered = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(before);
    return new Kept(plan, closed, numbered, hash(row, "list_root"), hash(row, "secret").map(Secret::new));
  }

  private static DrawPlan plan(ResultSet row) throws SQLException {
    var id = new DrawId(new EventId(Columns.uuid(row, "event_id")), row.getInt("round"));
    return new DrawPlan(id, Instant.ofEpochSecond(row.getLong("opening_second"), row.getInt("opening_nano")),
        new Source(row.getString("source"), row.getString("proves"), row.getString("does_not_prove")),
        hash(row, "commitment").orElseThrow(), hash(row, "salt_commitment").orElseThrow());
  }

  private static Optional<Hash> hash(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(Hash::of);
  }

  @Override
  public Kept plan(DrawPlan plan) {
    var opening = plan.opening();
    return alone(plan.id().event(), work -> work.update("draws/plan").bind("eventId", plan.id().event().value())
        .bind("round", plan.id().round()).bind("openingSecond", opening.getEpochSecond())
        .bind("openingNano", opening.getNano()).bind("source", plan.source().name())
        .bind("proves", plan.source().proves()).bind("doesNotProve", plan.source().doesNotProve())
        .bind("commitment", plan.commitment().bytes()).bind("saltCommitment", plan.saltCommitment().bytes())
        .bind("planHash", plan.hash().bytes()));
  }

  @Override
  public Optional<Nonce> enter(DrawId id, AccountId account, Nonce nonce, Instant now) {
    return database.inTransaction(work -> {
      share(work, id.event());
      var newest = newest(work, id);
      if (newest.filter(kept -> kept.entrants().isEmpty()).isPresent()) {
        work.update("draws/enter").bind("eventId", id.event().value()).bind("accountId", account.value())
            .bind("nonce", nonce.bytes()).bind("now", now).execute();
      }
      return newest.flatMap(kept -> nonce(work, id.event(), account));
    });
  }

  @Override
  public Optional<Nonce> nonce(EventId event, AccountId account) {
    return database.read(work -> nonce(work, event, account));
  }

  private static Optional<Nonce> nonce(Work work, EventId event, AccountId account) {
    return work.query("draws/nonce").bind("eventId", event.value()).bind("accountId", account.value())
        .map((row, context) -> Nonce.of(row.getBytes("nonce"))).findOne();
  }

  @Override
  public boolean withdraw(DrawId id, AccountId account) {
    return database.inTransaction(work -> {
      share(work, id.event());
      boolean open = newest(work, id).filter(kept -> kept.entrants().isEmpty()).isPresent();
      if (open) {
        work.update("draws/withdraw").bind("eventId", id.event().value()).bind("accountId", account.value()).execute();
      }
      return open;
    });
  }

  @Override
  public Kept close(DrawId id) {
    return step(id, work -> work.update("draws/close"), UnaryOperator.identity());
  }

  @Override
  public List<Entry> entries(EventId event, Optional<AccountId> after, int limit) {
    return database.read(work -> work.query("draws/entries").bind("eventId", event.value())
        .bind("after", after.map(AccountId::value).orElse(null)).bind("limit", limit)
        .map((row, context) -> new Entry(new AccountId(Columns.uuid(row, "account_id")),
            Nonce.of(row.getBytes("nonce"))))
        .list());
  }

  @Override
  public Kept number(DrawId id, long before) {
    return step(id, work -> work.update("draws/number"), update -> update.bind("before", before));
  }

  @Override
  public Kept freeze(DrawId id, EntrantList list) {
    return step(id, work -> work.update("draws/freeze"),
        update -> update.bind("root", list.root().bytes()).bind("list", list.bytes()));
  }

  @Override
  public EntrantList list(DrawId id) {
    return database.read(work -> work.query("draws/list").bind("eventId", id.event().value()).bind("round", id.round())
        .map((row, context) -> EntrantList.of(row.getBytes("list"))).findOne())
        .orElseThrow(() -> new IllegalStateException(id + " is not frozen"));
  }

  @Override
  public Kept reveal(DrawId id, Secret secret) {
    return step(id, work -> work.update("draws/reveal"), update -> update.bind("secret", secret.value().bytes()));
  }

  @Override
  public List<EventId> due(Instant since, Instant until) {
    return database.read(work -> work.query("draws/due").bind("sinceSecond", since.getEpochSecond())
        .bind("sinceNano", since.getNano()).bind("untilSecond", until.getEpochSecond())
        .bind("untilNano", until.getNano()).mapTo(UUID.class).map(EventId::new).list());
  }

  /** A statement about an event while nobody enters its draws. */
  @FunctionalInterface
  private interface Statement {
    Update of(Work work);
  }

  private Kept step(DrawId id, Statement statement, UnaryOperator<Update> bind) {
    return alone(id.event(), work -> {
      if (newest(work, id).isEmpty()) {
        throw new IllegalStateException(id + " is not the newest draw");
      }
      return bind.apply(statement.of(work).bind("eventId", id.event().value()).bind("round", id.round()));
    });
  }

  private Kept alone(EventId event, Statement statement) {
    return database.inTransaction(work -> {
      work.query("draws/lock").bind("eventId", event.value()).mapTo(String.class).one();
      statement.of(work).execute();
      return current(work, event).orElseThrow();
    });
  }

  private static void share(Work work, EventId event) {
    work.query("draws/share").bind("eventId", event.value()).mapTo(String.class).one();
  }

  private static Optional<Kept> newest(Work work, DrawId id) {
    return current(work, id.event()).filter(kept -> kept.plan().id().equals(id));
  }
}
