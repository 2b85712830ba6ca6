package gg.tiketi.postgres;

import gg.tiketi.identity.AccountChanged;
import gg.tiketi.identity.SessionId;
import gg.tiketi.identity.Sessions;
import gg.tiketi.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Sessions in the database. */
public final class PostgresSessions implements Sessions {
  private final Database database;

  public PostgresSessions(Database database) {
    this.database = database;
  }

  private record Session(AccountId account, String tokenHash, Instant expiresAt) {}

  @Override
  public void open(SessionId id, AccountId account, String tokenHash, Instant now, Instant expiresAt) {
    database
        .inTransaction(work -> work.update("sessions/open").bind("id", id.value()).bind("accountId", account.value())
            .bind("tokenHash", tokenHash).bind("openedAt", now).bind("expiresAt", expiresAt).execute());
  }

  @Override
  public Rotation rotate(SessionId id, String presented, String next, Instant now, Instant expiresAt) {
    return database.inTransaction(work -> {
      var session = lock(work, id);
      if (session.isEmpty() || !now.isBefore(session.get().expiresAt())) {
        return new Rotation.Ended();
      }
      var account = session.get().account();
      if (!session.get().tokenHash().equals(presented)) {
        end(work, id);
        return new Rotation.Reused(account);
      }
      work.update("sessions/rotate").bind("id", id.value()).bind("tokenHash", next).bind("expiresAt", expiresAt)
          .execute();
      return new Rotation.Rotated(account);
    });
  }

  @Override
  public Optional<AccountId> end(SessionId id) {
    return database.inTransaction(work -> end(work, id));
  }

  @Override
  public void endAll(AccountId account) {
    database.inTransaction(work -> {
      Outbox.record(work, Optional.empty(), new AccountChanged(account));
      return work.update("sessions/end-all").bind("accountId", account.value()).execute();
    });
  }

  @Override
  public boolean isLive(SessionId id, AccountId account, Instant now) {
    return database.read(work -> work.query("sessions/is-live").bind("id", id.value())
        .bind("accountId", account.value()).bind("now", now).mapTo(Boolean.class).one());
  }

  private static Optional<Session> lock(Work work, SessionId id) {
    return work.query("sessions/lock").bind("id", id.value())
        .map((row, context) -> new Session(new AccountId(Columns.uuid(row, "account_id")), row.getString("token_hash"),
            Columns.instant(row, "expires_at")))
        .findOne();
  }

  private static Optional<AccountId> end(Work work, SessionId id) {
    var account = work.query("sessions/end").bind("id", id.value())
        .map((row, context) -> new AccountId(Columns.uuid(row, "account_id"))).findOne();
    account.ifPresent(ended -> Outbox.record(work, Optional.empty(), new AccountChanged(ended)));
    return account;
  }
}
