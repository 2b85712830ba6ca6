package gg.tiketi.postgres;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.Page;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.ReplaceResult;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservations;
import gg.tiketi.reservation.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;

/** The books of reservations in the database. */
public final class PostgresReservations implements Reservations {
  private final Database database;
  private final DueHolds dueHolds;
  private final Grants grants;
  private final Replacements replacements;
  private final Changes changes;

  /** Books in this database; {@code ids} are for refunds. */
  public PostgresReservations(Database database, IdSource ids) {
    this.database = database;
    dueHolds = new DueHolds(database);
    grants = new Grants(database, dueHolds);
    replacements = new Replacements(database, dueHolds);
    changes = new Changes(database, ids);
  }

  @Override
  public List<GrantResult> reserve(List<Wish> wishes, InstantSource clock) {
    return grants.grant(wishes, clock);
  }

  @Override
  public GrantResult reserveAmong(Wish wish, SortedSet<Integer> candidates,
      Function<BitSet, Optional<List<Item>>> search, InstantSource clock) {
    return grants.grantAmong(wish, candidates, search, clock);
  }

  @Override
  public ReplaceResult replace(Replacement replacement, Instant now) {
    return replacements.replace(replacement, now);
  }

  @Override
  public ChangeResult extend(Change change, Instant now) {
    return changes.extend(change, now);
  }

  @Override
  public ChangeResult cancel(Change change, Instant now) {
    return changes.cancel(change, now);
  }

  @Override
  public int expireDue(Instant now, int limit) {
    return dueHolds.end(now, limit);
  }

  @Override
  public int endCancelled(Instant now, int limit) {
    return changes.endCancelled(now, limit);
  }

  @Override
  public CancelFigures cancelFigures(EventId event) {
    return database.read(work -> figures(work, event));
  }

  @Override
  public boolean hideEvent(EventId event, Instant now) {
    dueHolds.clear(new Wanted().stocks(event), now);
    return database.inTransaction(work -> {
      PostgresCatalog.closeToBuyers(work, event);
      return figures(work, event).liveReservations() == 0 && PostgresCatalog.changed(work, event,
          work.update("catalog/hide").bind("id", event.value()).execute());
    });
  }

  @Override
  public Optional<Earlier> earlier(AccountId account, Idempotency idempotency) {
    return database.read(work -> work.query("reservations/answered").bind("accountId", account.value())
        .bind("key", idempotency.key()).map((row, context) -> ReservationRows.readAnswer(row, "payment_id")).findOne())
        .map(answer -> answer.to(idempotency));
  }

  @Override
  public Optional<Reservation> find(ReservationId id) {
    return database.read(work -> work.query("reservations/find").bind("id", id.value())
        .map((row, context) -> ReservationRows.read(row)).findOne());
  }

  @Override
  public Page<Reservation> of(AccountId account, int page, int limit) {
    return database.readAtOneMoment(work -> {
      long total = work.query("reservations/count-of-account").bind("accountId", account.value()).mapTo(Long.class)
          .one();
      var shown = work.query("reservations/of-account").bind("accountId", account.value()).bind("limit", limit)
          .bind("skip", (page - 1L) * limit).map((row, context) -> ReservationRows.read(row)).list();
      return new Page<>(shown, page, limit, total);
    });
  }

  @Override
  public Set<AccountId> buyers(EventId event) {
    return database.read(work -> work.query("reservations/buyers").bind("eventId", event.value())
        .map((row, context) -> new AccountId(Columns.uuid(row, "account_id"))).set());
  }

  private static CancelFigures figures(Work work, EventId event) {
    return work.query("reservations/figures").bind("eventId", event.value())
        .map((row, context) -> new CancelFigures(row.getInt("live"), row.getInt("paid"), row.getLong("amount"))).one();
  }
}
